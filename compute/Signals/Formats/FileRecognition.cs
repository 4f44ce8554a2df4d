using Cluster.Compute.Signals.Formats.Hdf5;
using Cluster.Compute.Signals.Formats.Parquet;

namespace Cluster.Compute.Signals.Formats;

/// <summary>Tells a file's format by its content; its name is only compared with it.</summary>
public static class FileRecognition
{
    /// <summary>The format of the content. Throws <see cref="SignalFormatException"/>, saying what it looks like, for files that are no recordings.</summary>
    public static SignalFileFormat Of(ReadOnlySpan<byte> file)
    {
        if (file.IsEmpty)
            throw SignalFormatException.Of("expected a recording, found an empty file");
        // Before MAT v5: a v7.3 file begins with the same word.
        if (Hdf5File.Start(file) >= 0)
            return SignalFileFormat.Hdf5;
        if (MatFile.Recognises(file))
            return SignalFileFormat.Mat;
        if (file.StartsWith(NpyFile.Signature))
            return SignalFileFormat.Npy;
        if (WavFile.Recognises(file))
            return SignalFileFormat.Wav;
        if (file.StartsWith(ParquetFile.Signature))
            return SignalFileFormat.Parquet;
        if (file.StartsWith("PK\x03\x04"u8))
            return IsArchiveOfArrays(file) ? SignalFileFormat.Npz : throw Other("a ZIP archive without NumPy arrays (an Excel workbook?)");
        if (Known(file) is { } known)
            throw Other(known);
        if (IsText(file))
            return SignalFileFormat.Csv;
        // MAT v4 has no text in front; its header says so in a sentence of its own.
        return file.Length >= 20 && file[..4].Contains((byte)0) && file[0] < 5 ? SignalFileFormat.Mat : throw Other($"binary data that begins with {Convert.ToHexString(file[..Math.Min(8, file.Length)])}");
    }

    /// <summary>The format that the ending of a name promises, or null.</summary>
    public static SignalFileFormat? Promised(string name) => Path.GetExtension(name).ToLowerInvariant() switch
    {
        ".mat" => SignalFileFormat.Mat,
        ".csv" or ".txt" or ".tsv" or ".dat" or ".asc" => SignalFileFormat.Csv,
        ".h5" or ".hdf5" or ".hdf" => SignalFileFormat.Hdf5,
        ".npy" => SignalFileFormat.Npy,
        ".npz" => SignalFileFormat.Npz,
        ".wav" or ".wave" => SignalFileFormat.Wav,
        ".parquet" or ".pq" => SignalFileFormat.Parquet,
        _ => null,
    };

    /// <summary>The sentence for a file that is not what its name says, or null. MAT v7.3 is HDF5 under the ending .mat.</summary>
    public static string? Mismatch(string name, SignalFileFormat found) => Promised(name) is { } promised && promised != found
        && (promised, found) is not (SignalFileFormat.Mat, SignalFileFormat.Hdf5)
        ? $"{name} is named as {Words(promised)}, its content is {Words(found)}; it is read as what it is."
        : null;

    /// <summary>A format in words.</summary>
    public static string Words(SignalFileFormat format) => format switch
    {
        SignalFileFormat.Mat => "MAT v5",
        SignalFileFormat.Csv => "CSV text",
        SignalFileFormat.Hdf5 => "HDF5 (MAT v7.3)",
        SignalFileFormat.Npy => "a NumPy array",
        SignalFileFormat.Npz => "an archive of NumPy arrays",
        SignalFileFormat.Wav => "WAV",
        _ => "Parquet",
    };

    private static bool IsArchiveOfArrays(ReadOnlySpan<byte> file) => file[^Math.Min(file.Length, 1 << 20)..].IndexOf(".npy"u8) >= 0;

    private static bool IsText(ReadOnlySpan<byte> file)
    {
        if (file is [0xff, 0xfe, ..] or [0xfe, 0xff, ..])
            return true;
        var start = file[..Math.Min(file.Length, 4096)];
        foreach (var one in start)
        {
            if (one < 0x20 && one is not ((byte)'\t' or (byte)'\n' or (byte)'\r' or 0x0c))
                return false;
        }
        return true;
    }

    private static string? Known(ReadOnlySpan<byte> file) => file switch
    {
        [0x1f, 0x8b, ..] => "a gzip archive: unpack it",
        [(byte)'%', (byte)'P', (byte)'D', (byte)'F', ..] => "a PDF document",
        [0x89, (byte)'P', (byte)'N', (byte)'G', ..] => "a PNG picture",
        [0xff, 0xd8, 0xff, ..] => "a JPEG picture",
        [(byte)'T', (byte)'D', (byte)'S', (byte)'m', ..] => "a TDMS file, which is not read: save it as CSV, MAT or HDF5",
        [(byte)'R', (byte)'a', (byte)'r', (byte)'!', ..] => "a RAR archive: unpack it",
        [(byte)'7', (byte)'z', 0xbc, 0xaf, ..] => "a 7z archive: unpack it",
        [(byte)'f', (byte)'L', (byte)'a', (byte)'C', ..] => "FLAC sound, which is not read: save it as WAV",
        [(byte)'<', (byte)'!' or (byte)'h' or (byte)'?', ..] => "a web page or XML",
        _ => null,
    };

    private static SignalFormatException Other(string found) =>
        SignalFormatException.Of($"expected MAT, HDF5, CSV, NPY, NPZ, WAV or Parquet, found {found}");
}
