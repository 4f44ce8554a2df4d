using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Signals.Formats;

/// <summary>Turns a row of a manifest and the file it names into a signal.</summary>
public static class SignalImporter
{
    /// <summary>
    /// Reads the row's variable or column. Throws <see cref="SignalFormatException"/>, naming file and manifest line, where the
    /// file is damaged, the variable is missing or ambiguous, no vector, empty, or has a value that is not finite.
    /// </summary>
    public static ImportedSignal Import(ManifestRow row, Stream file, FormatLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(file);
        SignalFile opened;
        try
        {
            opened = SignalFile.Open(BoundedBytes.Read(file, (limits ?? FormatLimits.Default).FileBytes), limits);
        }
        catch (SignalFormatException error)
        {
            throw Placed(row, error);
        }
        return Import(row, opened);
    }

    /// <summary>As above, for a file that is open already because several rows name it.</summary>
    public static ImportedSignal Import(ManifestRow row, SignalFile file)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            if (row.Format is { } format && format != file.Format && (format, file.Format) is not (SignalFileFormat.Mat, SignalFileFormat.Hdf5))
                throw SignalFormatException.Of($"expected {FileRecognition.Words(format)} as the manifest says, found {FileRecognition.Words(file.Format)}");
            var samples = Samples(row.Variable is { } path ? file.One(path) : file.Only());
            var factor = row.ConvertTo is { } wanted && wanted != row.Unit ? VibrationUnits.Factor(row.Unit, wanted) : null;
            if (factor is { } times)
                Scale(samples, times);
            return new(
                samples, Rate(row, file), factor is null ? row.Unit : row.ConvertTo!, Speed(row, file), row.Load, row.Machine, row.Bearing, row.Label, row.Severity, row.Run,
                row.Channel, row.File, SampleDigest.Sha256(samples))
            {
                Geometry = row.Geometry,
                FileUnit = factor is null ? null : row.Unit,
                UnitFactor = factor,
            };
        }
        catch (SignalFormatException error)
        {
            throw Placed(row, error);
        }
    }

    /// <summary>A variable's samples, all finite; throws where it is no vector, empty, or has others.</summary>
    public static float[] Samples(FileVariable variable)
    {
        ArgumentNullException.ThrowIfNull(variable);
        if (variable.IsNumeric && !variable.IsVector || variable.Count == 0)
            throw SignalFormatException.Of($"expected a vector of samples, found {variable.Shape}", variable.Name);
        var numbers = variable.Read();
        if (numbers.Count == 0)
            throw SignalFormatException.Of("expected samples, found none", variable.Name);
        var samples = numbers.ToFloats();
        for (var i = 0; i < samples.Length; i++)
        {
            if (!float.IsFinite(samples[i]))
                throw SignalFormatException.Of($"expected finite samples within the range of float, found {numbers[i]} at sample {i}", variable.Name);
        }
        return samples;
    }

    // In double, rounded once.
    private static void Scale(float[] samples, double factor)
    {
        for (var i = 0; i < samples.Length; i++)
        {
            var scaled = (float)(samples[i] * factor);
            samples[i] = float.IsFinite(scaled) ? scaled : throw SignalFormatException.Of($"expected samples within the range of float after the conversion, found {samples[i]} times {factor:R} at sample {i}");
        }
    }

    private static double Rate(ManifestRow row, SignalFile file)
    {
        if (row.Rate.Variable is { } variable && (file.Match(variable).Count > 0 || row.Rate.Hz is null))
            return Single(file.One(variable), "one sampling rate in Hz");
        return row.Rate.Hz ?? file.RateHz ?? throw SignalFormatException.Of(
            "expected a sampling rate in Hz, found an empty cell and a file that does not tell it: give rate_hz");
    }

    private static double? Speed(ManifestRow row, SignalFile file)
    {
        if (row.Speed is not { Variable: { } variable } rule)
            return row.Speed?.Rpm;
        if (file.Match(variable).Count == 0 && rule.Rpm is not null)
            return rule.Rpm;
        return Single(file.One(variable), "one speed above 0 rpm") * rule.PerMinute;
    }

    private static double Single(FileVariable variable, string expected)
    {
        var numbers = variable.Read();
        if (numbers.Count != 1)
            throw SignalFormatException.Of($"expected {expected}, found {variable.Shape} values", variable.Name);
        return numbers[0] is > 0 and < double.PositiveInfinity and var number
            ? number
            : throw SignalFormatException.Of($"expected {expected}, found {numbers[0]}", variable.Name);
    }

    private static SignalFormatException Placed(ManifestRow row, SignalFormatException error)
        => SignalFormatException.In($"{row.File} (manifest line {row.Line})", error);
}
