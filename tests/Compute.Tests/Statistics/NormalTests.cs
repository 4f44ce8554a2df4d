using Cluster.Compute.Statistics;

namespace Cluster.Compute.Tests.Statistics;

public class NormalTests
{
    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.995, 2.5758293035489004)]
    [InlineData(0.9, 1.2815515655446004)]
    [InlineData(1e-10, -6.361340902404056)]
    [InlineData(1e-100, -21.273453560965322)]
    public void Quantiles_equal_the_tables(double probability, double z) =>
        Assert.Equal(z, Normal.Quantile(probability), 1e-13 * Math.Max(1, Math.Abs(z)));

    [Theory]
    [InlineData(0, 0.5)]
    [InlineData(1.959963984540054, 0.975)]
    [InlineData(-6.361340902404056, 1e-10)]
    [InlineData(-21.273453560965322, 1e-100)]
    [InlineData(-40, 0)]
    [InlineData(40, 1)]
    public void Probabilities_equal_the_tables(double z, double probability) =>
        Assert.Equal(probability, Normal.Cdf(z), 1e-8 * probability);

    [Fact]
    public void Certainty_lies_at_infinity()
    {
        Assert.Equal(double.NegativeInfinity, Normal.Quantile(0));
        Assert.Equal(double.PositiveInfinity, Normal.Quantile(1));
    }

    [Theory]
    [InlineData(-0.1)]
    [InlineData(1.1)]
    [InlineData(double.NaN)]
    public void What_is_no_probability_is_refused(double probability) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Normal.Quantile(probability));
}
