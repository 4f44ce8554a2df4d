namespace Cluster.Compute.Comparisons;

/// <summary>Sentences about a comparison, made of its numbers alone.</summary>
public static class SummaryText
{
    private const int Named = 3;

    /// <summary>Where two signals differ in time, or that they do not by more than the thresholds.</summary>
    public static string Of(TimeDifference difference, string unit)
    {
        var (high, medium) = (Amount(difference.Thresholds.High, unit), Amount(difference.Thresholds.Medium, unit));
        var largest = $"the largest difference is {Amount(difference.Largest, unit)} at {Seconds(difference.LargestAtSeconds)} s";
        if (difference.Regions.Count == 0)
            return $"The signals differ nowhere by more than {medium}: {largest}.";
        var level = difference.Regions.Max(region => region.Level);
        DifferenceRegion[] regions = [.. difference.Regions.Where(region => region.Level == level)];
        var share = regions.Sum(region => region.EndSeconds - region.StartSeconds) / difference.DurationSeconds;
        var threshold = level == DifferenceLevel.Large ? high : medium;
        var none = level == DifferenceLevel.Large ? "" : $", nowhere by more than {high}";
        if (share > 0.95)
            return $"The signals differ by more than {threshold} during {100 * share:0.#} % of the {Seconds(difference.DurationSeconds)} s{none}: {largest}.";
        DifferenceRegion[] named = [.. regions.OrderByDescending(region => region.Largest).Take(Named).OrderBy(region => region.StartSeconds)];
        var where = string.Join(", ", named.Select(region => $"{Seconds(region.StartSeconds)}-{Seconds(region.EndSeconds)} s"));
        var rest = regions.Length > named.Length ? $" and in {regions.Length - named.Length} more" : "";
        return $"The signals differ by more than {threshold} at {where}{rest} ({100 * share:0.#} % of the time){none}: {largest}.";
    }

    /// <summary>In which bands two spectra differ significantly, or that none does.</summary>
    public static string Of(SpectralDifference difference)
    {
        var rate = $"false-discovery rate of {100 * difference.FalseDiscoveryRate:0.#} %";
        if (difference.Tested == 0)
            return "The spectra hold no power to compare.";
        if (difference.Bands.Count == 0)
            return $"No frequency differs significantly in power: 0 of {difference.Tested} bins at a {rate}.";
        SpectralBand[] named = [.. difference.Bands.OrderByDescending(band => Math.Abs(band.PowerRatioDb)).Take(Named).OrderBy(band => band.LowHz)];
        var where = string.Join("; ", named.Select(band => $"{Hertz(band.LowHz)}-{Hertz(band.HighHz)} Hz, where {(band.PowerRatioDb > 0 ? "A" : "B")} is {Math.Abs(band.PowerRatioDb):0.0} dB stronger"));
        var rest = difference.Bands.Count > named.Length ? $"; and {difference.Bands.Count - named.Length} weaker {(difference.Bands.Count - named.Length == 1 ? "band" : "bands")}" : "";
        return $"Power differs significantly in {difference.Significant} of {difference.Tested} bins ({rate}): {where}{rest}.";
    }

    /// <summary>How two signals were brought to one time, and how alike they are then.</summary>
    public static string Of(Alignment alignment) => alignment.Kind switch
    {
        AlignmentKind.None => $"Not aligned: first sample to first sample, normalised correlation {alignment.Likeness:0.000}.",
        AlignmentKind.CrossCorrelation when alignment.Likeness < 0.2
            => $"Cross-correlation finds no common waveform: its peak is {alignment.Likeness:0.000} at {Lag(alignment)}; differences in time mean little.",
        AlignmentKind.CrossCorrelation => $"Aligned by cross-correlation: {Lag(alignment)}, peak {alignment.Likeness:0.000}.",
        AlignmentKind.Tacho => $"Aligned by tacho, first pulse to first pulse: {Lag(alignment)}, normalised correlation {alignment.Likeness:0.000}.",
        _ => $"Aligned by the shaft's angle: {Lag(alignment)}, normalised correlation {alignment.Likeness:0.000}.",
    };

    private static string Lag(Alignment alignment) => alignment.LagSamples == 0
        ? "no shift"
        : $"B {(alignment.LagSamples > 0 ? "later" : "earlier")} by {Math.Abs(alignment.LagSamples)} samples ({1000 * Math.Abs(alignment.LagSeconds):0.###} ms)";

    private static string Amount(double value, string unit) => unit.Length == 0 ? $"{value:0.####}" : $"{value:0.####} {unit}";

    private static string Seconds(double seconds) => seconds.ToString("0.###");

    private static string Hertz(double hertz) => hertz.ToString("0.#");
}
