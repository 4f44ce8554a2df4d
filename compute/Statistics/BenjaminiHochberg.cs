namespace Cluster.Compute.Statistics;

/// <summary>
/// Control of the share of false findings among many tests. Benjamini and Hochberg, "Controlling the false discovery rate",
/// JRSS B 57 (1995); valid for independent tests and for positively dependent ones, as neighbouring bins of a spectrum are.
/// </summary>
public static class BenjaminiHochberg
{
    /// <summary>
    /// For each test the smallest rate at which it is a finding, q_(i) = min over j >= i of m p_(j) / j. NaN (no test) stays NaN and
    /// does not count.
    /// </summary>
    public static double[] Adjust(ReadOnlySpan<double> p)
    {
        var adjusted = new double[p.Length];
        var order = new List<int>(p.Length);
        for (var i = 0; i < p.Length; i++)
        {
            adjusted[i] = double.NaN;
            if (double.IsNaN(p[i]))
                continue;
            if (!(p[i] >= 0 && p[i] <= 1))
                throw new ArgumentOutOfRangeException(nameof(p), p[i], "Expected p values from 0 to 1.");
            order.Add(i);
        }

        var values = p.ToArray();
        order.Sort((a, b) => values[a].CompareTo(values[b]));
        var least = 1.0;
        for (var rank = order.Count; rank >= 1; rank--)
        {
            least = Math.Min(least, values[order[rank - 1]] * order.Count / rank);
            adjusted[order[rank - 1]] = least;
        }

        return adjusted;
    }
}
