using Cluster.Compute.Statistics;

namespace Cluster.Compute.Tests.Statistics;

public class QuantileTests
{
    // numpy.percentile([1, 2, 4, 8, 16], [0, 10, 25, 50, 90, 100]).
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.1, 1.4)]
    [InlineData(0.25, 2)]
    [InlineData(0.5, 4)]
    [InlineData(0.9, 12.8)]
    [InlineData(1, 16)]
    public void Quantile_is_linear_between_order_statistics(double share, double expected)
        => Assert.Equal(expected, Quantile.Of([16, 1, 4, 2, 8], share), 1e-12);

    [Fact]
    public void Nothing_and_what_is_missing_have_no_quantile()
    {
        Assert.True(double.IsNaN(Quantile.Median([])));
        Assert.True(double.IsNaN(Quantile.Median([1, double.NaN, 3])));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([1], 1.1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([1], double.NaN));
    }

    [Fact]
    public void Median_absolute_deviation_of_known_values_is_one()
    {
        Assert.Equal(1, MedianAbsoluteDeviation.Of([1, 1, 2, 2, 4, 6, 9]));
        Assert.Equal(1.4826022185056018, MedianAbsoluteDeviation.Sigma([1, 1, 2, 2, 4, 6, 9]), 1e-15);
    }

    [Fact]
    public void Sigma_of_normal_values_is_theirs_though_a_tenth_is_spoilt()
    {
        double[] values = [.. Enumerable.Range(0, 10_001).Select(i => i % 10 == 0 ? 1e9 : 5 + 3 * Normal.Quantile((i + 0.5) / 10_001))];

        Assert.Equal(3, MedianAbsoluteDeviation.Sigma(values), 0.5);
    }

    [Fact]
    public void Sigma_falls_back_on_quartiles_where_most_values_are_equal_and_is_zero_where_nearly_all_are()
    {
        Assert.Equal(1 / 1.3489795003921634, MedianAbsoluteDeviation.Sigma([0, 0, 0, 0, 0, 1, 1, 1, 1]), 1e-12);
        Assert.Equal(0, MedianAbsoluteDeviation.Sigma([0, 0, 0, 0, 5]));
    }
}
