using Cluster.Compute.Comparisons;

namespace Cluster.Compute.Tests.Comparisons;

public class RobustDeltaTests
{
    [Theory]
    [InlineData(1.1, 1.2, 1, 10, DifferenceLevel.Medium)]
    [InlineData(2.0, 2.2, 1, 20, DifferenceLevel.Medium)]
    [InlineData(1.1, 1.3, 1, 20, DifferenceLevel.Medium)]
    [InlineData(2.0, 2.20001, 1, 20.001, DifferenceLevel.Large)]
    [InlineData(1.1, 1.19999, 1, 9.999, DifferenceLevel.Small)]
    [InlineData(0, 30, 300, 10, DifferenceLevel.Medium)]
    [InlineData(5, 5, 1, 0, DifferenceLevel.Small)]
    [InlineData(-1, 1, 1, 200, DifferenceLevel.Large)]
    public void Level_changes_at_exactly_ten_and_twenty(double a, double b, double spread, double percent, DifferenceLevel level)
        => Assert.Equal(new RobustDelta(percent, level), RobustDelta.Of([b, (a + b) / 2, a], spread));

    [Theory]
    [InlineData(10.0, DifferenceLevel.Medium)]
    [InlineData(20.0, DifferenceLevel.Medium)]
    [InlineData(9.999999999, DifferenceLevel.Small)]
    [InlineData(20.000000001, DifferenceLevel.Large)]
    public void Boundaries_belong_to_medium(double percent, DifferenceLevel level) => Assert.Equal(level, RobustDelta.LevelOf(percent));

    [Fact]
    public void Missing_value_or_spread_has_no_level()
    {
        var none = new RobustDelta(double.NaN, null);

        Assert.Equal(none, RobustDelta.Of([1, double.NaN], 1));
        Assert.Equal(none, RobustDelta.Of([1, 2], 0));
        Assert.Equal(none, RobustDelta.Of([1, 2], double.NaN));
        Assert.Throws<ArgumentException>(() => RobustDelta.Of([1], 1));
    }

    [Fact]
    public void Percentage_of_the_first_value_is_guarded_near_zero()
    {
        Assert.Equal(new RobustDelta(25, DifferenceLevel.Large), RobustDelta.OfFirst([4, 5], 1));
        Assert.Equal(new RobustDelta(double.NaN, null), RobustDelta.OfFirst([1e-4, 5], 1));
        Assert.Equal(new RobustDelta(double.NaN, null), RobustDelta.OfFirst([0, 5], double.NaN));
        Assert.Throws<ArgumentException>(() => RobustDelta.OfFirst([1], 1));
    }

    [Fact]
    public void Spread_is_from_the_fifth_to_the_ninety_fifth_percentile()
    {
        double[] population = [.. Enumerable.Range(0, 101).Select(i => (double)i), double.NaN];

        Assert.Equal(90, RobustDelta.Spread(population), 1e-12);
        population[100] = 1e9;
        Assert.Equal(90, RobustDelta.Spread(population), 1e-12);
        Assert.True(double.IsNaN(RobustDelta.Spread([1, 2])));
    }
}
