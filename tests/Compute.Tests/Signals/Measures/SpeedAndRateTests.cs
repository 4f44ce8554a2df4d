using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Tests.Signals.Measures;

public class SpeedAndRateTests
{
    private const double RateHz = 12_000;
    private const double ShaftHz = 29.53;

    [Fact]
    public void Line_between_bins_has_its_frequency()
    {
        var lines = SpectralLines.Of(Waves.Tone(24_000, RateHz, 123.27).Plus(Noise(24_000)), RateHz);

        Assert.Equal(123.27, lines[0].Hz, 0.005);
        Assert.True(lines[0].OverFloor > 50);
        Assert.Single(lines);
        Assert.Empty(SpectralLines.Of(Waves.Noise(100_000), RateHz));
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(0, 1, 1)]
    [InlineData(1, 0, 0)]
    public void Speed_is_the_base_of_the_lines_even_if_its_own_is_missing(double one, double two, double three)
    {
        var best = SpeedEstimate.Of(Machine(one, two, three), RateHz)[0];

        Assert.Equal(ShaftHz, best.Hz, 0.02);
        Assert.False(best.MayBeMains);
    }

    [Fact]
    public void Mains_are_said_to_be_possibly_mains()
    {
        var x = Waves.Tone(48_000, RateHz, 50).Plus(Noise(48_000)).Select(value => (float)value).ToArray();

        Assert.True(SpeedEstimate.Of(x, RateHz)[0].MayBeMains);
        Assert.Empty(SpeedEstimate.Of(Noise(48_000).Select(value => (float)value).ToArray(), RateHz));
    }

    [Fact]
    public void Right_rate_fits_and_says_why()
    {
        var check = RateCheck.Of(Machine(1, 1, 1), RateHz, ShaftHz * 60);

        Assert.Equal(RateVerdict.Fits, check.Verdict);
        Assert.Contains(check.Stated.RestsOn, reason => reason.EndsWith("Hz would be the mains of 60 Hz", StringComparison.Ordinal));
        Assert.Contains("the line at 59.06 Hz would be 2 times the shaft at 1771.8 rpm", check.Stated.RestsOn);
    }

    [Theory]
    [InlineData(20_480)]
    [InlineData(48_000)]
    [InlineData(10_000)]
    public void Wrong_rate_is_doubted_and_the_right_one_offered_first(double stated)
    {
        var check = RateCheck.Of(Machine(1, 1, 1), stated, ShaftHz * 60);

        Assert.Equal(RateVerdict.Doubtful, check.Verdict);
        Assert.Equal(RateHz, check.Likelier[0].RateHz);
        Assert.NotEmpty(check.Likelier[0].RestsOn);
    }

    [Fact]
    public void Noise_says_nothing_of_the_rate()
    {
        var check = RateCheck.Of(Noise(48_000).Select(value => (float)value).ToArray(), RateHz);

        Assert.Equal(RateVerdict.NothingToGoBy, check.Verdict);
        Assert.Empty(check.Likelier);
    }

    private static double[] Noise(int count) => [.. Waves.Noise(count).Select(value => 0.3 * value)];

    private static float[] Machine(double one, double two, double three)
    {
        var x = Waves.Tone(48_000, RateHz, ShaftHz, one).Plus(Waves.Tone(48_000, RateHz, 2 * ShaftHz, two)).Plus(Waves.Tone(48_000, RateHz, 3 * ShaftHz, three));
        var mains = Waves.Tone(48_000, RateHz, 60, 0.1).Plus(Waves.Tone(48_000, RateHz, 120, 0.1));
        return [.. x.Plus(mains).Plus(Noise(48_000)).Select(value => (float)value)];
    }
}
