using System.Runtime.InteropServices;
using Cluster.Compute.Signals.Formats;
using Cluster.Compute.Signals.Measures;
using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Signals;

/// <summary>
/// Curves of stored signals: samples and curves are kept in memory by the hash of the samples and whatever else they depend on; the least lately used ones go
/// when there are too many bytes of them.
/// </summary>
public sealed class SignalCurves(IDatasetQueries signals, IBlobStore blobs) : ISignalCurves
{
    private const long LimitBytes = 256L << 20;
    private readonly RecentResults _recent = new(LimitBytes);

    /// <inheritdoc/>
    public IReadOnlyList<BearingSize> Bearings { get; } = [.. BearingGeometry.Catalogue.Select(bearing => new BearingSize(
        bearing.Name, bearing.Elements, bearing.ElementDiameter, bearing.PitchDiameter, bearing.ContactDegrees))];

    /// <inheritdoc/>
    public async Task<SignalCurve?> Curve(string signal, CurveQuery query, CancellationToken cancellation)
    {
        if (await signals.Signal(signal, cancellation) is not { } row)
            return null;
        var band = query.Kind is CurveKind.Envelope or CurveKind.EnvelopeSpectrum ? (query.LowHz, query.HighHz) : (null, null);
        var speed = query.Kind == CurveKind.OrderSpectrum ? row.SpeedRpm : null;
        var whole = await _recent.Get(
            FormattableString.Invariant($"{row.Hash} {query.Kind} {row.RateHz:R} {row.Unit} {speed:R} {band.Item1:R} {band.Item2:R}"),
            async () => CurveArithmetic.Of(row, (await Samples(row, CancellationToken.None)).Values, query.Kind, band.Item1, band.Item2),
            curve => curve.Values.Bytes, cancellation);
        return whole.Cut(query.From, query.To, Math.Max(2, query.Points), row.Hash);
    }

    /// <inheritdoc/>
    public async Task<SignalSpectrogram?> Spectrogram(string signal, SpectrogramQuery query, CancellationToken cancellation)
    {
        if (await signals.Signal(signal, cancellation) is not { } row)
            return null;
        return await _recent.Get(
            FormattableString.Invariant($"{row.Hash} spectrogram {row.RateHz:R} {row.Unit} {query.From:R} {query.To:R} {query.Segment} {query.Columns} {query.Rows}"),
            async () => SpectrogramArithmetic.Of(row, (await Samples(row, CancellationToken.None)).Values, query),
            spectrogram => spectrogram.Levels.Length * (long)sizeof(float), cancellation);
    }

    /// <inheritdoc/>
    public BearingSize? SizeOf(string geometry) => BearingGeometryText.Parse(geometry) is { } size
        ? new(geometry, size.Elements, size.ElementDiameter, size.PitchDiameter, size.AngleDegrees)
        : null;

    /// <inheritdoc/>
    public IReadOnlyList<FaultLine> FaultLines(BearingSize? rolling)
    {
        try
        {
            var lines = rolling is null
                ? DefectFrequencies.JournalBearing()
                : DefectFrequencies.RollingElements(new(rolling.Name, rolling.Elements, rolling.ElementDiameter, rolling.PitchDiameter, rolling.ContactDegrees));
            return [.. lines.Select(line => new FaultLine(line.Name, line.Meaning, line.LowOrder, line.HighOrder))];
        }
        catch (ArgumentException wrong)
        {
            throw new CommandRefusedException(wrong.Message);
        }
    }

    private Task<DecodedSamples> Samples(SignalRow row, CancellationToken cancellation) => _recent.Get(
        row.Hash + " samples", () => Read(row, CancellationToken.None), samples => (samples.Values.Length + 1L) * sizeof(float), cancellation);

    private async Task<DecodedSamples> Read(SignalRow row, CancellationToken cancellation)
    {
        await using var blob = await blobs.Open(row.Hash, cancellation)
            ?? throw new InvalidDataException($"Expected the samples of {row.Id} under {row.Hash}, found nothing.");
        var bytes = new byte[row.Samples * sizeof(float)];
        await blob.ReadExactlyAsync(bytes, cancellation);
        return new(MemoryMarshal.Cast<byte, float>(bytes).ToArray());
    }

    private sealed record DecodedSamples(float[] Values);
}
