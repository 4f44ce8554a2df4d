namespace Cluster.Compute.Comparisons;

/// <summary>
/// A - B in time, after alignment: both signals in one unit, times in seconds of A. Correlation is Pearson's, NaN where a signal is constant.
/// </summary>
public sealed record TimeDifference(
    float[] Values,
    double RateHz,
    double StartSeconds,
    double MeanAbsolute,
    double Largest,
    double LargestAtSeconds,
    double Correlation,
    DifferenceThresholds Thresholds,
    IReadOnlyList<DifferenceRegion> Regions)
{
    /// <summary>What the correlation means in words.</summary>
    public string CorrelationLevel => CorrelationWords.Of(Correlation);

    /// <summary>Seconds compared.</summary>
    public double DurationSeconds => Values.Length / RateHz;

    /// <summary>
    /// Subtracts what both signals have at the alignment. The largest difference is of |A - B|, its time the first where it is reached.
    /// </summary>
    public static TimeDifference Of(
        ReadOnlySpan<float> a, ReadOnlySpan<float> b, double rateHz, Alignment alignment, DifferenceThresholds? thresholds = null)
    {
        if (rateHz is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentException($"expected a rate above 0 Hz, found {rateHz}", nameof(rateHz));
        thresholds ??= DifferenceThresholds.Default;
        if (!(thresholds.High > 0 && thresholds.Medium > 0 && thresholds.Medium <= thresholds.High))
            throw new ArgumentException($"expected thresholds above 0, medium at most high, found {thresholds.Medium} and {thresholds.High}", nameof(thresholds));
        var (firstA, firstB, length) = alignment.Overlap(a.Length, b.Length);
        if (length < 2)
            throw new ArgumentException($"expected signals that overlap in at least 2 samples, found {length}");

        a = a.Slice(firstA, length);
        b = b.Slice(firstB, length);
        var values = new float[length];
        var (sum, largest, at) = (0.0, -1.0, 0);
        for (var i = 0; i < length; i++)
        {
            values[i] = a[i] - b[i];
            var size = Math.Abs((double)values[i]);
            sum += size;
            if (size > largest)
                (largest, at) = (size, i);
        }

        var start = firstA / rateHz;
        return new(
            values, rateHz, start, sum / length, largest, start + at / rateHz, Pearson(a, b), thresholds,
            DifferenceRegions.Of(values, rateHz, start, thresholds));
    }

    private static double Pearson(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        var (meanA, meanB) = (0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            meanA += a[i];
            meanB += b[i];
        }

        meanA /= a.Length;
        meanB /= b.Length;
        var (both, squareA, squareB) = (0.0, 0.0, 0.0);
        for (var i = 0; i < a.Length; i++)
        {
            var (offA, offB) = (a[i] - meanA, b[i] - meanB);
            both += offA * offB;
            squareA += offA * offA;
            squareB += offB * offB;
        }

        var scale = Math.Sqrt(squareA * squareB);
        return scale > 0 ? Math.Clamp(both / scale, -1, 1) : double.NaN;
    }
}
