namespace Cluster.Compute.Statistics;

/// <summary>The median distance from the median: a spread that half of the values can't spoil.</summary>
public static class MedianAbsoluteDeviation
{
    /// <summary>Makes the deviation of normal values their standard deviation: 1 / Phi^-1(3/4).</summary>
    public const double ToSigma = 1.4826022185056018;

    /// <summary>median |x - median x|; NaN of no value.</summary>
    public static double Of(ReadOnlySpan<double> values)
    {
        var median = Quantile.Median(values);
        var off = new double[values.Length];
        for (var i = 0; i < off.Length; i++)
            off[i] = Math.Abs(values[i] - median);
        return Quantile.Median(off);
    }

    /// <summary>
    /// A standard deviation that outliers don't move: 1.4826 MAD, or the interquartile range over 1.349 where more than half of
    /// the values are equal. 0 where three quarters are.
    /// </summary>
    public static double Sigma(ReadOnlySpan<double> values)
    {
        var deviation = ToSigma * Of(values);
        return deviation > 0 ? deviation : (Quantile.Of(values, 0.75) - Quantile.Of(values, 0.25)) / 1.3489795003921634;
    }
}
