using Cluster.Compute.Statistics;
using CsCheck;

namespace Cluster.Compute.Tests.Statistics;

public class SignedRankTestTests
{
    [Fact]
    public void Without_ties_it_is_the_published_distribution()
    {
        // Twice the smaller side is scipy's exact two-sided value of the same differences (case wilcoxon-plain of the reference, W+ = 7 of 78).
        double[] x = [0.898, 0.943, 0.903, 0.77, 0.934, 0.752, 0.861, 0.85, 0.937, 0.851, 0.752, 0.805];
        double[] y = [0.9011, 0.9375, 0.9157, 0.7934, 1.0542, 0.73, 0.8882, 0.8892, 0.9807, 0.9146, 0.7613, 0.857];
        Assert.Equal(0.00927734375 / 2, SignedRankTest.GreaterProbability([.. y.Zip(x, (a, b) => a - b)]), 12);
        Assert.Equal(1.0 / 32, SignedRankTest.GreaterProbability([1, 2, 3, 4, 5.5]));
        Assert.Equal(1, SignedRankTest.GreaterProbability([-1, -2, -3]));
    }

    [Fact]
    public void With_ties_and_zeros_it_is_the_count_over_all_signs() =>
        Gen.Int[-4, 4].Array[0, 10].Sample(numbers =>
        {
            double[] differences = [.. numbers.Select(number => (double)number)];
            var ranks = differences.Select(d => differences.Count(o => Math.Abs(o) < Math.Abs(d)) + (differences.Count(o => Math.Abs(o) == Math.Abs(d)) + 1) / 2.0).ToArray();
            int[] free = [.. Enumerable.Range(0, ranks.Length).Where(at => differences[at] != 0)];
            var observed = free.Where(at => differences[at] > 0).Sum(at => ranks[at]);
            var reached = Enumerable.Range(0, 1 << free.Length).Count(signs => free.Where((_, bit) => (signs >> bit & 1) == 1).Sum(at => ranks[at]) >= observed);
            Assert.Equal((double)reached / (1 << free.Length), SignedRankTest.GreaterProbability(differences), 12);
        });

    [Fact]
    public void Many_differences_are_judged_by_the_normal_approximation()
    {
        double[] sixty = [.. Enumerable.Range(1, 64).Select(at => at % 3 == 0 ? -at : (double)at)];
        double[] more = [.. sixty, -0.5];
        Assert.InRange(SignedRankTest.GreaterProbability(more) / SignedRankTest.GreaterProbability(sixty), 0.9, 1.1);
    }

    [Fact]
    public void What_is_no_number_is_refused() => Assert.Throws<ArgumentException>(() => SignedRankTest.GreaterProbability([1, double.NaN]));
}
