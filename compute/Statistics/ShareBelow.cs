namespace Cluster.Compute.Statistics;

/// <summary>Where a value stands among others.</summary>
public static class ShareBelow
{
    /// <summary>The share of values in rising order, none of them NaN, that lie below one; equal ones count half. NaN of no values or for NaN.</summary>
    public static double OfSorted(ReadOnlySpan<double> sorted, double value)
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
