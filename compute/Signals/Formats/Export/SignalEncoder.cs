namespace Cluster.Compute.Signals.Formats.Export;

/// <summary>Writes a signal piece by piece, so that no file is ever held whole: <see cref="Head"/>, then <see cref="Piece"/> for all samples in order, then <see cref="Tail"/>.</summary>
public abstract class SignalEncoder
{
    /// <summary>Media type of the file.</summary>
    public abstract string ContentType { get; }

    /// <summary>Ending of the file's name, with its dot.</summary>
    public abstract string Ending { get; }

    /// <summary>An encoder for one signal.</summary>
    public static SignalEncoder Of(SignalExportFormat format, ExportedSignal signal)
    {
        ArgumentNullException.ThrowIfNull(signal);
        return format switch
        {
            SignalExportFormat.Csv => new CsvEncoder(signal),
            SignalExportFormat.Npy => new NpyEncoder(signal),
            SignalExportFormat.Wav => new WavEncoder(signal),
            SignalExportFormat.Parquet => new ParquetEncoder(signal),
            _ => throw new ArgumentOutOfRangeException(nameof(format), format, "expected Csv, Npy, Wav or Parquet"),
        };
    }

    /// <summary>A whole file at once.</summary>
    public static byte[] Whole(SignalExportFormat format, ExportedSignal signal, ReadOnlySpan<float> samples)
    {
        var encoder = Of(format, signal);
        return [.. encoder.Head(), .. encoder.Piece(samples), .. encoder.Tail()];
    }

    /// <summary>What stands in front.</summary>
    public abstract byte[] Head();

    /// <summary>The next samples.</summary>
    public abstract byte[] Piece(ReadOnlySpan<float> samples);

    /// <summary>What stands behind, after all samples.</summary>
    public abstract byte[] Tail();

    /// <summary>Samples as little-endian float32.</summary>
    private protected static byte[] Floats(ReadOnlySpan<float> samples)
    {
        var bytes = new byte[samples.Length * 4];
        for (var i = 0; i < samples.Length; i++)
            System.Buffers.Binary.BinaryPrimitives.WriteSingleLittleEndian(bytes.AsSpan(i * 4), samples[i]);
        return bytes;
    }
}
