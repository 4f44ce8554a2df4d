using Cluster.Compute.Statistics;

namespace Cluster.Compute.Tests.Statistics;

public class FDistributionTests
{
    [Theory]
    [InlineData(0.3, 5, 2)]
    [InlineData(1, 22.7, 22.7)]
    [InlineData(3, 10, 41.5)]
    public void Tails_and_quantiles_belong_to_each_other(double f, double numerator, double denominator)
    {
        var cdf = FDistribution.Cdf(f, numerator, denominator);

        Assert.Equal(f, FDistribution.Quantile(cdf, numerator, denominator), 1e-6);
        Assert.Equal(1, cdf + FDistribution.UpperTail(f, numerator, denominator), 1e-12);
        Assert.Equal(cdf, FDistribution.UpperTail(1 / f, denominator, numerator), 1e-12);
    }

    // Tables of the 95 % points: F(5, 10) 3.3258, F(10, 10) 2.9782, F(1, 20) 4.3512.
    [Theory]
    [InlineData(5, 10, 3.3258)]
    [InlineData(10, 10, 2.9782)]
    [InlineData(1, 20, 4.3512)]
    public void Points_of_the_tables_come_out(double numerator, double denominator, double expected)
        => Assert.Equal(expected, FDistribution.Quantile(0.95, numerator, denominator), 6e-5);

    [Fact]
    public void F_of_two_and_two_degrees_is_f_over_one_plus_f()
    {
        foreach (var f in new[] { 0.1, 0.5, 1, 4, 99 })
            Assert.Equal(f / (1 + f), FDistribution.Cdf(f, 2, 2), 1e-12);
        Assert.Equal(1, FDistribution.TwoSided(1, 7.5, 7.5), 1e-9);
        Assert.Equal(2 / 1e15, FDistribution.TwoSided(1e15, 2, 2), 1e-20);
        Assert.Equal(2 / 1e15, FDistribution.TwoSided(1e-15, 2, 2), 1e-20);
        Assert.Equal(0, FDistribution.Cdf(-1, 2, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => FDistribution.Cdf(1, 0, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => FDistribution.Quantile(1, 2, 2));
    }
}
