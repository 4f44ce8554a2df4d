namespace Cluster.Compute.Statistics;

/// <summary>
/// The signed-rank test on paired differences: Wilcoxon, "Individual comparisons by ranking methods", Biometrics Bulletin 1, 1945. Ties share
/// their mean rank; zeros are ranked and then left out (Pratt, "Remarks on zeros and ties in the Wilcoxon signed rank procedures",
/// JASA 54, 1959).
/// </summary>
public static class SignedRankTest
{
    private const int MostExact = 64;

    /// <summary>
    /// P(W⁺ ≥ w): how likely a rank sum of the positive differences as large as this is if every difference could as well have the other
    /// sign. Exact up to 64 differences that are not zero, ties or not; beyond that the normal approximation. 1 where none is left; NaN is refused.
    /// </summary>
    public static double GreaterProbability(IReadOnlyList<double> differences)
    {
        var sorted = differences.OrderBy(Math.Abs).ToArray();
        if (sorted.FirstOrDefault(double.IsNaN, 0) is double.NaN)
            throw new ArgumentException("Expected numbers, found NaN.", nameof(differences));
        var ranks = new List<int>();
        var observed = 0;
        for (var first = 0; first < sorted.Length;)
        {
            var next = first + 1;
            while (next < sorted.Length && Math.Abs(sorted[next]) == Math.Abs(sorted[first]))
                next++;
            // Ranks are doubled, so that the mean of a tie is whole: first + 1 + ... + next, twice over their number.
            var rank = first + 1 + next;
            for (; first < next; first++)
            {
                if (sorted[first] == 0)
                    continue;
                ranks.Add(rank);
                observed += sorted[first] > 0 ? rank : 0;
            }
        }

        return ranks.Count <= MostExact ? Exact(ranks, observed) : Approximate(ranks, observed);
    }

    /// <summary>The distribution of the sum, one rank after the other in or out with probability 1/2.</summary>
    private static double Exact(List<int> ranks, int observed)
    {
        var chances = new double[ranks.Sum() + 1];
        chances[0] = 1;
        foreach (var rank in ranks)
        {
            for (var sum = chances.Length - 1; sum >= 0; sum--)
                chances[sum] = (chances[sum] + (sum >= rank ? chances[sum - rank] : 0)) / 2;
        }

        return Math.Min(1, chances.Skip(observed).Sum());
    }

    private static double Approximate(List<int> ranks, int observed)
    {
        var (mean, variance) = (ranks.Sum() / 2.0, ranks.Sum(rank => (double)rank * rank) / 4);
        return Normal.Cdf((mean - observed) / Math.Sqrt(variance));
    }
}
