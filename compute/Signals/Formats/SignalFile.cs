using System.Globalization;
using Cluster.Compute.Signals.Formats.Hdf5;
using Cluster.Compute.Signals.Formats.Parquet;

namespace Cluster.Compute.Signals.Formats;

/// <summary>A recording file of any format, recognised by its content: what it holds, and what it says about itself.</summary>
public sealed class SignalFile
{
    /// <summary>More variables, columns and channels are refused.</summary>
    public const int MostVariables = 10_000;

    private static readonly string[] RateNames =
        ["sr", "fs", "rate_hz", "ratehz", "samplerate", "sample_rate", "samplingrate", "sampling_rate", "samplingfrequency", "sampling_frequency", "samplefrequency"];

    private SignalFile(SignalFileFormat format, IReadOnlyList<FileVariable> variables, double? rateHz, string? rateFrom, IReadOnlyDictionary<string, string> metadata)
    {
        if (variables.Count > MostVariables)
            throw SignalFormatException.Of($"expected at most {MostVariables} variables in a file, found {variables.Count}");
        (Format, Variables, RateHz, RateFrom, Metadata) = (format, variables, rateHz, rateFrom, metadata);
    }

    /// <summary>What the content is.</summary>
    public SignalFileFormat Format { get; }

    /// <summary>In the order of the file; what holds no numbers is listed too.</summary>
    public IReadOnlyList<FileVariable> Variables { get; }

    /// <summary>The sampling rate the file itself tells, or null.</summary>
    public double? RateHz { get; }

    /// <summary>Where it tells it: "the WAV header", "variable bearing.sr".</summary>
    public string? RateFrom { get; }

    /// <summary>Texts that the file carries, such as <c>unit</c> where it was exported from here.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; }

    /// <summary>Opens a file; throws <see cref="SignalFormatException"/>, and nothing else, where it is damaged, beyond the limits, or no recording.</summary>
    public static SignalFile Open(ReadOnlyMemory<byte> bytes, FormatLimits? limits = null)
    {
        limits ??= FormatLimits.Default;
        if (bytes.Length > limits.FileBytes)
            throw SignalFormatException.Of($"expected a file of at most {limits.FileBytes} bytes, found {bytes.Length}");
        var none = new Dictionary<string, string>(StringComparer.Ordinal);
        switch (FileRecognition.Of(bytes.Span))
        {
            case SignalFileFormat.Mat:
                return Told(SignalFileFormat.Mat, [.. MatFile.Read(bytes, limits).Variables.SelectMany(Of)], none);
            case SignalFileFormat.Hdf5:
                return Told(SignalFileFormat.Hdf5, Hdf5File.Read(bytes, limits), none);
            case SignalFileFormat.Npy:
                return Told(SignalFileFormat.Npy, [.. NpyFile.Read(bytes, "")], none);
            case SignalFileFormat.Npz:
                return Told(SignalFileFormat.Npz, NpyFile.ReadArchive(bytes, limits), none);
            case SignalFileFormat.Wav:
                var wav = WavFile.Read(bytes);
                return MetadataRate(wav.Metadata) is { } exact
                    ? new(SignalFileFormat.Wav, wav.Variables, exact, "the WAV comment", wav.Metadata)
                    : new(SignalFileFormat.Wav, wav.Variables, wav.RateHz, "the WAV header", wav.Metadata);
            case SignalFileFormat.Parquet:
                var parquet = ParquetFile.Read(bytes, limits);
                return Told(SignalFileFormat.Parquet, parquet.Variables, parquet.Metadata);
            default:
                return Csv(bytes, limits);
        }
    }

    /// <summary>All variables that a path of names with wildcards reaches: <c>X105_DE_time</c>, <c>*_DE_time</c>, <c>bearing.gs</c>; a star stays within one name.</summary>
    public IReadOnlyList<FileVariable> Match(string path)
    {
        var names = VariablePath.Match(path, [.. Variables.Select(variable => variable.Name)]);
        return [.. Variables.Where(variable => names.Contains(variable.Name, StringComparer.Ordinal))];
    }

    /// <summary>The one variable that the path reaches, or number of a column of a table; none or several is an error.</summary>
    public FileVariable One(string path) => Match(path) switch
    {
        [var one] => one,
        [] when Format is SignalFileFormat.Csv or SignalFileFormat.Parquet && VariablePath.Column(path, Variables.Count) is { } column => Variables[column],
        [] => throw SignalFormatException.Of($"expected a variable '{path}', found {Names(Variables)}"),
        var several => throw SignalFormatException.Of($"expected one variable '{path}', found {Names(several)}"),
    };

    /// <summary>The only vector that is no time and no single number; several are an error that names them.</summary>
    public FileVariable Only()
    {
        var vectors = Variables.Where(one => one.IsVector && one.Count > 1 && !one.IsTime).ToArray();
        return vectors is [var only]
            ? only
            : throw SignalFormatException.Of(vectors.Length == 0
                ? $"expected a vector of samples, found {Names(Variables)}"
                : $"expected one vector or a variable in the manifest, found {string.Join(", ", vectors.Take(12).Select(v => v.Name))}");
    }

    private static SignalFile Csv(ReadOnlyMemory<byte> bytes, FormatLimits limits)
    {
        var table = new CsvTable(CsvText.Decode(new MemoryStream(bytes.ToArray(), writable: false), limits.FileBytes), CsvSignalOptions.Default);
        if (MetadataRate(table.Metadata) is { } rate)
            return new(SignalFileFormat.Csv, table.Variables(), rate, "a comment", table.Metadata);
        return table.StepSeconds() is { } step
            ? new(SignalFileFormat.Csv, table.Variables(), Math.Round(1 / step, 3), "the column of times", table.Metadata)
            : new(SignalFileFormat.Csv, table.Variables(), null, null, table.Metadata);
    }

    private static SignalFile Told(SignalFileFormat format, IReadOnlyList<FileVariable> variables, IReadOnlyDictionary<string, string> metadata)
    {
        if (MetadataRate(metadata) is { } told)
            return new(format, variables, told, "its metadata", metadata);
        foreach (var variable in variables.Where(one => one.IsNumeric && one.Count == 1 && RateNames.Contains(LastName(one.Name))))
        {
            if (variable.Read() is { Count: 1 } numbers && IsRate(numbers[0]))
                return new(format, variables, numbers[0], $"variable {variable.Name}", metadata);
        }
        return new(format, variables, null, null, metadata);
    }

    private static double? MetadataRate(IReadOnlyDictionary<string, string> metadata) =>
        metadata.TryGetValue("rate_hz", out var text) && double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && IsRate(rate) ? rate : null;

    private static bool IsRate(double rate) => rate is >= 1 and <= 1e9;

    private static string LastName(string name) => name[(name.LastIndexOfAny(['.', '@']) + 1)..].ToLowerInvariant();

    private static IEnumerable<FileVariable> Of(MatArray array) => array switch
    {
        MatNumeric numeric => Channels.Of(array.Name, array.Kind, [.. array.Dims.Select(dim => (long)dim)], rowMajor: false, () => numeric.Raw),
        MatStruct structure => structure.Values.SelectMany(Of),
        MatCell cell => cell.Cells.SelectMany(Of),
        _ => [new FileVariable(array.Name, array.Kind, [.. array.Dims.Select(dim => (long)dim)], read: null)],
    };

    private static string Names(IReadOnlyList<FileVariable> variables)
    {
        const int shown = 12;
        var names = string.Join(", ", variables.Take(shown).Select(one => $"{one.Name} ({one.Kind}, {one.Shape})"));
        return variables.Count switch
        {
            0 => "no variables",
            <= shown => names,
            _ => $"{names} and {variables.Count - shown} more",
        };
    }
}
