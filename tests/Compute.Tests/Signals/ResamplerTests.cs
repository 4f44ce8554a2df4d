using Cluster.Compute.Signals;

namespace Cluster.Compute.Tests.Signals;

public class ResamplerTests
{
    [Theory]
    [InlineData(48_000, 12_000, 1_000)]
    [InlineData(48_000, 12_000, 5_350)]
    [InlineData(48_828, 12_000, 3_000)]
    [InlineData(25_600, 20_480, 9_100)]
    [InlineData(12_000, 20_480, 5_300)]
    [InlineData(20_000, 12_010, 2_000)]
    public void Tone_below_both_limits_keeps_amplitude_and_instant(double from, double to, double toneHz)
    {
        var resampled = Resampler.Resample(Tone(toneHz, from, 20_000), from, to);

        Assert.Equal((int)Math.Ceiling(20_000 * to / from - 1e-9), resampled.Length);
        var expected = Tone(toneHz, to, resampled.Length);
        Assert.InRange(Largest(Inner(resampled.Zip(expected, (a, b) => a - b))), 0, 3e-4);
    }

    [Theory]
    [InlineData(6_000)]
    [InlineData(6_500)]
    [InlineData(11_000)]
    [InlineData(23_000)]
    public void Tone_that_would_alias_is_80_decibels_down(double toneHz)
        => Assert.InRange(Largest(Inner(Resampler.Resample(Tone(toneHz, 48_000, 40_000), 48_000, 12_000))), 0, 1e-4);

    [Fact]
    public void Constants_and_equal_rates_change_nothing()
    {
        float[] constant = [.. Enumerable.Repeat(2.5f, 3000)];
        Assert.All(Resampler.Resample(constant, 48_000, 12_000), value => Assert.Equal(2.5f, value, 1e-6f));

        var noise = new SmallRandom(1).Noise(500);
        Assert.Equal(noise, Resampler.Resample(noise, 12_000, 12_000));
    }

    [Theory]
    [InlineData(48_000, 12_000, 1, 4)]
    [InlineData(48_828, 12_000, 1000, 4069)]
    [InlineData(20_480, 25_600, 5, 4)]
    [InlineData(97_656.25, 48_828.125, 1, 2)]
    public void Ratio_is_in_lowest_terms(double from, double to, int up, int down)
        => Assert.Equal((up, down), Resampler.Ratio(from, to));

    [Fact]
    public void Ratio_without_small_terms_is_refused()
        => Assert.Contains("found 48000 and", Assert.Throws<ArgumentException>(
            () => Resampler.Resample([1, 2, 3], 48_000, 12_000 * Math.Sqrt(2))).Message);

    [Fact]
    public void Low_pass_keeps_what_is_below_and_removes_what_is_above()
    {
        foreach (var toneHz in new[] { 10.0, 1_000, 3_550 })
        {
            var tone = Tone(toneHz, 12_000, 12_000);
            var difference = LowPass.Apply(tone, 12_000, 4_000).Zip(tone, (a, b) => a - b);
            Assert.InRange(Largest(Inner(difference)), 0, 2e-4);
        }
        foreach (var toneHz in new[] { 4_000.0, 4_200, 5_500 })
            Assert.InRange(Largest(Inner(LowPass.Apply(Tone(toneHz, 12_000, 12_000), 12_000, 4_000))), 0, 1e-4);
    }

    [Fact]
    public void Low_pass_leaves_short_records_and_high_cutoffs_alone()
    {
        Assert.Equal([1f, 2f], LowPass.Apply([1, 2], 12_000, 6_000));
        Assert.Equal([3f], LowPass.Apply([3], 12_000, 100), (a, b) => Math.Abs(a - b) < 1e-6);
        Assert.Throws<ArgumentException>(() => LowPass.Apply([1, 2], 12_000, 0));
        Assert.Throws<ArgumentException>(() => LowPass.Apply([1, 2], 1e9, 1));
    }

    private static float[] Tone(double hz, double rate, int count)
        => [.. Enumerable.Range(0, count).Select(i => (float)Math.Cos(2 * Math.PI * hz * i / rate + 0.3))];

    private static float[] Inner(IEnumerable<float> x)
    {
        var all = x.ToArray();
        return all[(all.Length / 5)..(all.Length * 4 / 5)];
    }

    private static float Largest(float[] x) => x.Max(Math.Abs);
}
