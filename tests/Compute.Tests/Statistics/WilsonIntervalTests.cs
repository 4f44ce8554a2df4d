using Cluster.Compute.Statistics;

namespace Cluster.Compute.Tests.Statistics;

public class WilsonIntervalTests
{
    /// <summary>statsmodels 0.13, proportion_confint(method="wilson").</summary>
    [Theory]
    [InlineData(0, 10, 0.0, 0.27753279986288926)]
    [InlineData(10, 10, 0.7224672001371106, 1.0)]
    [InlineData(37, 50, 0.6044684273515116, 0.841284725064476)]
    [InlineData(1, 3, 0.06149194472039626, 0.7923403991979523)]
    [InlineData(985, 1000, 0.9753990230730932, 0.9908890211959184)]
    public void The_interval_equals_the_reference(int successes, int trials, double low, double high)
    {
        var interval = WilsonInterval.Of(successes, trials);
        Assert.Equal(low, interval.Low, 1e-9);
        Assert.Equal(high, interval.High, 1e-9);
    }

    [Fact]
    public void More_confidence_gives_a_wider_interval()
    {
        var usual = WilsonInterval.Of(208, 215);
        var wide = WilsonInterval.Of(208, 215, 0.99);
        Assert.True(wide.Low < usual.Low && usual.High < wide.High);
    }

    [Theory]
    [InlineData(0, 0, 0.95)]
    [InlineData(-1, 5, 0.95)]
    [InlineData(6, 5, 0.95)]
    [InlineData(1, 5, 1.0)]
    [InlineData(1, 5, double.NaN)]
    public void Impossible_counts_and_confidences_are_refused(int successes, int trials, double confidence) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => WilsonInterval.Of(successes, trials, confidence));
}
