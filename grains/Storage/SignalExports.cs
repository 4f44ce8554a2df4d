using System.Globalization;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using Cluster.Compute.Signals.Formats.Export;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Storage;

/// <summary>Writes signals as files while their samples are read, 64 Ki samples at a time.</summary>
public sealed class SignalExports(IDatasetQueries signals, IBlobStore blobs) : ISignalExports
{
    private const int PieceSamples = 64 << 10;

    /// <inheritdoc/>
    public async Task<(SignalRow Signal, string ContentType, string FileName)?> Describe(string signal, SignalFileKind kind, CancellationToken cancellation)
    {
        if (await signals.Signal(signal, cancellation) is not { } row)
            return null;
        var encoder = Encoder(row, kind);
        var rate = row.RateHz.ToString("0.###", CultureInfo.InvariantCulture);
        return (row, encoder.ContentType, $"{row.Id}_{rate}Hz{encoder.Ending}");
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> Pieces(SignalRow signal, SignalFileKind kind, [EnumeratorCancellation] CancellationToken cancellation)
    {
        await using var blob = await blobs.Open(signal.Hash, cancellation)
            ?? throw new InvalidOperationException($"The samples of {signal.Id} are not stored under {signal.Hash}.");
        var encoder = Encoder(signal, kind);
        yield return encoder.Head();
        var bytes = new byte[PieceSamples * sizeof(float)];
        for (var left = signal.Samples; left > 0; left -= PieceSamples)
        {
            var piece = bytes.AsMemory(0, Math.Min(left, PieceSamples) * sizeof(float));
            await blob.ReadExactlyAsync(piece, cancellation);
            yield return encoder.Piece(MemoryMarshal.Cast<byte, float>(piece.Span));
        }

        yield return encoder.Tail();
    }

    private static SignalEncoder Encoder(SignalRow row, SignalFileKind kind) => SignalEncoder.Of(
        kind switch
        {
            SignalFileKind.Csv => SignalExportFormat.Csv,
            SignalFileKind.Npy => SignalExportFormat.Npy,
            SignalFileKind.Wav => SignalExportFormat.Wav,
            SignalFileKind.Parquet => SignalExportFormat.Parquet,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "expected Csv, Npy, Wav or Parquet"),
        },
        new(row.Samples, row.RateHz, [.. Metadata(row)]));

    private static IEnumerable<KeyValuePair<string, string>> Metadata(SignalRow row)
    {
        var all = new (string Key, string? Value)[]
        {
            ("signal", row.Id), ("rate_hz", row.RateHz.ToString("R", CultureInfo.InvariantCulture)), ("unit", row.Unit),
            ("file_unit", row.FileUnit), ("unit_factor", row.UnitFactor?.ToString("R", CultureInfo.InvariantCulture)),
            ("speed_rpm", row.SpeedRpm?.ToString("R", CultureInfo.InvariantCulture)), ("load", row.Load), ("machine", row.Machine), ("bearing", row.Bearing),
            ("geometry", row.Geometry), ("label", row.Label), ("severity", row.Severity), ("run", row.Run), ("channel", row.Channel), ("source", row.Source),
            ("sha256", row.Hash),
        };
        return all.Where(one => !string.IsNullOrEmpty(one.Value)).Select(one => new KeyValuePair<string, string>(one.Key, one.Value!));
    }
}
