using Cluster.Compute.Statistics;

namespace Cluster.Compute.Comparisons;

/// <summary>
/// How far a feature's values of several signals are apart, in percent of what is usual: largest less smallest over the spread of the
/// population. NaN and no level where a value or the spread is missing.
/// </summary>
public readonly record struct RobustDelta(double Percent, DifferenceLevel? Level)
{
    /// <summary>Below it a difference is small; itself it is medium.</summary>
    public const double MediumFrom = 10;

    /// <summary>Above it a difference is large; itself it is medium.</summary>
    public const double LargeAbove = 20;

    /// <summary>100 (max - min) / <paramref name="spread"/>.</summary>
    public static RobustDelta Of(ReadOnlySpan<double> values, double spread)
    {
        if (values.Length < 2)
            throw new ArgumentException($"expected the values of at least 2 signals, found {values.Length}", nameof(values));
        return spread > 0 && double.IsFinite(spread) ? At(100 * Range(values) / spread) : new(double.NaN, null);
    }

    /// <summary>
    /// 100 (max - min) / |first value|, the plain percentage; none where that value is nearer to zero than a thousandth of
    /// the spread, since a percentage of nearly nothing says nothing.
    /// </summary>
    public static RobustDelta OfFirst(ReadOnlySpan<double> values, double spread)
    {
        if (values.Length < 2)
            throw new ArgumentException($"expected the values of at least 2 signals, found {values.Length}", nameof(values));
        var size = Math.Abs(values[0]);
        return size > 0 && !(size < 1e-3 * spread) ? At(100 * Range(values) / size) : new(double.NaN, null);
    }

    /// <summary>
    /// The spread of a population that a few odd signals can't move: from its 5th to its 95th percentile, values that are missing
    /// left out; NaN of fewer than 3.
    /// </summary>
    public static double Spread(ReadOnlySpan<double> population)
    {
        double[] present = [.. population.ToArray().Where(double.IsFinite).Order()];
        return present.Length < 3 ? double.NaN : Quantile.OfSorted(present, 0.95) - Quantile.OfSorted(present, 0.05);
    }

    /// <summary>The level of a percentage.</summary>
    public static DifferenceLevel? LevelOf(double percent) => percent switch
    {
        double.NaN => null,
        > LargeAbove => DifferenceLevel.Large,
        >= MediumFrom => DifferenceLevel.Medium,
        _ => DifferenceLevel.Small,
    };

    private static RobustDelta At(double percent)
    {
        // 1.3 - 1.1 is not quite 0.2: a boundary must not depend on the last bits.
        var rounded = Math.Round(percent, 9);
        return new(rounded, LevelOf(rounded));
    }

    private static double Range(ReadOnlySpan<double> values)
    {
        var (least, most) = (double.PositiveInfinity, double.NegativeInfinity);
        foreach (var value in values)
        {
            if (!double.IsFinite(value))
                return double.NaN;
            (least, most) = (Math.Min(least, value), Math.Max(most, value));
        }

        return most - least;
    }
}
