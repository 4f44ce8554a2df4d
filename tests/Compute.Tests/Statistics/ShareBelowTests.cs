using Cluster.Compute.Statistics;

namespace Cluster.Compute.Tests.Statistics;

public class ShareBelowTests
{
    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0.125)]
    [InlineData(2, 0.5)]
    [InlineData(3, 0.75)]
    [InlineData(9, 1)]
    public void Equal_values_count_half(double value, double share) => Assert.Equal(share, ShareBelow.OfSorted([1, 2, 2, 8], value), 12);

    [Fact]
    public void Nothing_lies_below_what_is_no_number_or_among_no_values()
    {
        Assert.True(double.IsNaN(ShareBelow.OfSorted([], 1)));
        Assert.True(double.IsNaN(ShareBelow.OfSorted([1, 2], double.NaN)));
    }
}
