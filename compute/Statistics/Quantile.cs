namespace Cluster.Compute.Statistics;

/// <summary>Quantiles of samples, linear between order statistics: Hyndman and Fan, "Sample quantiles in statistical packages" (1996), type 7.</summary>
public static class Quantile
{
    /// <summary>The value below which a share of the values lies; NaN of no value or where a value is NaN.</summary>
    public static double Of(ReadOnlySpan<double> values, double share)
    {
        var sorted = values.ToArray();
        sorted.AsSpan().Sort();
        return OfSorted(sorted, share);
    }

    /// <summary>The same of values that are in rising order already.</summary>
    public static double OfSorted(ReadOnlySpan<double> sorted, double share)
    {
        if (!(share >= 0 && share <= 1))
            throw new ArgumentOutOfRangeException(nameof(share), share, "Expected a share from 0 to 1.");
        // NaN sorts before every number.
        if (sorted.IsEmpty || double.IsNaN(sorted[0]))
            return double.NaN;
        var at = share * (sorted.Length - 1);
        var below = (int)at;
        var above = Math.Min(below + 1, sorted.Length - 1);
        var rest = at - below;
        return rest == 0 ? sorted[below] : sorted[below] + rest * (sorted[above] - sorted[below]);
    }

    /// <summary>The middle value.</summary>
    public static double Median(ReadOnlySpan<double> values) => Of(values, 0.5);
}
