namespace Cluster.Compute.Signals.Formats;

/// <summary>Turns a row of a manifest and the file it names into a signal.</summary>
public static class SignalImporter
{
    /// <summary>
    /// Reads the row's variable or column. Throws <see cref="SignalFormatException"/>, naming file and manifest line, where the
    /// file is damaged, the variable is missing or ambiguous, no vector, empty, or has a value that is not finite.
    /// </summary>
    public static ImportedSignal Import(ManifestRow row, Stream file, MatReadLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        try
        {
            return row.Format == SignalFileFormat.Mat
                ? FromMat(row, MatFile.Read(file, limits))
                : FromCsv(row, file);
        }
        catch (SignalFormatException error)
        {
            throw Placed(row, error);
        }
    }

    /// <summary>As above, for a file that is open already because several rows name it.</summary>
    public static ImportedSignal Import(ManifestRow row, MatFile file)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            return FromMat(row, file);
        }
        catch (SignalFormatException error)
        {
            throw Placed(row, error);
        }
    }

    private static ImportedSignal FromMat(ManifestRow row, MatFile file)
    {
        var array = row.Variable is { } variable ? file.Numeric(variable) : OnlyVector(file);
        if (!array.IsVector || array.Count == 0)
            throw SignalFormatException.Of($"expected a vector of samples, found {array.Shape}", array.Name);
        var samples = array.ToFloats();
        var bad = Array.FindIndex(samples, sample => !float.IsFinite(sample));
        if (bad >= 0)
            throw SignalFormatException.Of(
                $"expected finite samples within the range of float, found {array.ToDoubles()[bad]} at sample {bad}", array.Name);
        return Signal(row, samples, Speed(row, file));
    }

    private static ImportedSignal FromCsv(ManifestRow row, Stream file)
    {
        if (row.Speed is { Variable: { } variable, Rpm: null })
            throw SignalFormatException.Of($"expected a speed in the manifest, found '{variable}': a CSV file has no variables");
        return Signal(row, CsvSignalFile.Read(file, row.Variable), row.Speed?.Rpm);
    }

    private static ImportedSignal Signal(ManifestRow row, float[] samples, double? speedRpm) => new(
        samples, row.RateHz, row.Unit, speedRpm, row.Load, row.Machine, row.Bearing, row.Label, row.Severity, row.Run,
        row.Channel, row.File, SampleDigest.Sha256(samples));

    private static double? Speed(ManifestRow row, MatFile file)
    {
        if (row.Speed is not { Variable: { } variable } rule)
            return row.Speed?.Rpm;
        if (file.Match(variable).Count == 0 && rule.Rpm is not null)
            return rule.Rpm;
        var array = file.Numeric(variable);
        if (array.Count != 1)
            throw SignalFormatException.Of($"expected one speed in rpm, found {array.Shape} values", array.Name);
        return array.ToDoubles()[0] is > 0 and < double.PositiveInfinity and var rpm
            ? rpm
            : throw SignalFormatException.Of($"expected a speed above 0 rpm, found {array.ToDoubles()[0]}", array.Name);
    }

    private static MatNumeric OnlyVector(MatFile file)
    {
        var vectors = file.Variables.OfType<MatNumeric>().Where(one => one.IsVector && one.Count > 1).ToArray();
        return vectors is [var one]
            ? one
            : throw SignalFormatException.Of(vectors.Length == 0
                ? "expected a vector of samples, found none"
                : $"expected one vector or a variable in the manifest, found {string.Join(", ", vectors.Select(v => v.Name))}");
    }

    private static SignalFormatException Placed(ManifestRow row, SignalFormatException error)
        => SignalFormatException.In($"{row.File} (manifest line {row.Line})", error);
}
