using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Projections;

/// <summary>
/// Makes features comparable before a projection: each less its median, over 1.4826 times its median absolute deviation (or the interquartile range
/// over 1.349 where that is 0), limited to <see cref="Limit"/> on both sides so that one wild signal does not make the picture.
/// Features without spread, or missing in more than a twentieth of the rows, are left out; what else is missing counts as the median.
/// </summary>
public sealed record RobustStandardisation(int[] Columns, int[] LeftOut, double[] Medians, double[] Sigmas)
{
    /// <summary>The largest distance from the median that counts, in standard deviations.</summary>
    public const double Limit = 10;

    private const double MostMissing = 0.05;

    /// <summary>Medians and spreads of the columns of rows of one length.</summary>
    public static RobustStandardisation Fit(IReadOnlyList<double[]> rows)
    {
        if (rows.Count < 3)
            throw new ArgumentException($"expected at least 3 rows, found {rows.Count}", nameof(rows));
        var width = rows[0].Length;
        if (rows.FirstOrDefault(row => row.Length != width) is { } other)
            throw new ArgumentException($"expected rows of {width} values, found one of {other.Length}", nameof(rows));
        var (columns, leftOut, medians, sigmas) = (new List<int>(), new List<int>(), new List<double>(), new List<double>());
        for (var j = 0; j < width; j++)
        {
            double[] present = [.. rows.Select(row => row[j]).Where(double.IsFinite)];
            var sigma = rows.Count - present.Length <= MostMissing * rows.Count ? MedianAbsoluteDeviation.Sigma(present) : 0;
            if (!(sigma > 0))
            {
                leftOut.Add(j);
                continue;
            }

            columns.Add(j);
            medians.Add(Quantile.Median(present));
            sigmas.Add(sigma);
        }

        return columns.Count > 0
            ? new([.. columns], [.. leftOut], [.. medians], [.. sigmas])
            : throw new ArgumentException($"expected a feature that differs between rows, found none among {width}", nameof(rows));
    }

    /// <summary>The kept columns of a row, standardised.</summary>
    public double[] Apply(double[] row)
    {
        var standard = new double[Columns.Length];
        for (var j = 0; j < standard.Length; j++)
        {
            var value = row[Columns[j]];
            standard[j] = double.IsFinite(value) ? Math.Clamp((value - Medians[j]) / Sigmas[j], -Limit, Limit) : 0;
        }

        return standard;
    }
}
