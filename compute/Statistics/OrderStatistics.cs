namespace Cluster.Compute.Statistics;

/// <summary>Quantiles and robust spread of values that are sorted upward and hold no NaN.</summary>
public static class OrderStatistics
{
    /// <summary>A median absolute deviation times this is the standard deviation of a normal population: 1 / Phi^-1(3/4).</summary>
    public const double NormalDeviation = 1.482602218505602;

    /// <summary>An interquartile range divided by this is the standard deviation of a normal population: 2 Phi^-1(3/4).</summary>
    public const double NormalRange = 1.3489795003921634;

    /// <summary>The quantile at <paramref name="level"/> (0 to 1), linear between order statistics: type 7 of Hyndman and Fan 1996. NaN of nothing.</summary>
    public static double Quantile(ReadOnlySpan<double> sorted, double level)
    {
        if (level is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "expected 0 to 1");
        if (sorted.IsEmpty)
            return double.NaN;
        var place = level * (sorted.Length - 1);
        var below = (int)place;
        return below + 1 == sorted.Length ? sorted[below] : sorted[below] + ((place - below) * (sorted[below + 1] - sorted[below]));
    }

    /// <summary>The median of the distances from the median; NaN of nothing.</summary>
    public static double MedianAbsoluteDeviation(ReadOnlySpan<double> sorted)
    {
        var median = Quantile(sorted, 0.5);
        var distances = new double[sorted.Length];
        for (var i = 0; i < distances.Length; i++)
            distances[i] = Math.Abs(sorted[i] - median);
        Array.Sort(distances);
        return Quantile(distances, 0.5);
    }

    /// <summary>1.4826 x the median absolute deviation; where that is 0 because more than half of the values are equal, the interquartile range / 1.349. NaN of nothing.</summary>
    public static double RobustSpread(ReadOnlySpan<double> sorted) => MedianAbsoluteDeviation(sorted) * NormalDeviation is var spread && spread != 0
        ? spread
        : (Quantile(sorted, 0.75) - Quantile(sorted, 0.25)) / NormalRange;

    /// <summary>The share of the values below one, equal ones counted half; NaN of nothing or for NaN.</summary>
    public static double ShareBelow(ReadOnlySpan<double> sorted, double value)
    {
        if (sorted.IsEmpty || double.IsNaN(value))
            return double.NaN;
        return (FirstNotBelow(sorted, value) + FirstNotBelow(sorted, Math.BitIncrement(value))) / (2.0 * sorted.Length);
    }

    private static int FirstNotBelow(ReadOnlySpan<double> sorted, double value)
    {
        var (low, high) = (0, sorted.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
