using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Tests.Signals.Measures;

public class BicoherenceTests
{
    private const double RateHz = 2048;

    [Fact]
    public void Gaussian_noise_exceeds_the_level_in_five_pairs_of_a_hundred()
    {
        var bicoherence = Bicoherence.Of(new SmallRandom(4).Noise(65_536), RateHz, 256);

        var (above, pairs) = (0, 0);
        for (var i = 4; i < bicoherence.Bins; i++)
        {
            for (var j = 4; j < i && i + j < bicoherence.Bins; j++, pairs++)
                above += bicoherence.Squared[i * bicoherence.Bins + j] > bicoherence.Level95 ? 1 : 0;
        }

        Assert.InRange((double)above / pairs, 0.04, 0.06);
        Assert.Equal(511, bicoherence.Averages);
        Assert.InRange(bicoherence.Level95 * bicoherence.Averages, 2.99, 3);
    }

    [Fact]
    public void Product_of_two_noisy_tones_is_coupled_and_an_independent_third_is_not()
    {
        var (coupled, free) = (Triple(true), Triple(false));

        Assert.InRange(coupled.At(100, 160)!.Value, 0.8, 1);
        Assert.InRange(free.At(100, 160)!.Value, 0, 0.1);
        Assert.True(free.Level95 < 0.05);
    }

    [Fact]
    public void Values_lie_in_zero_to_one_and_do_not_depend_on_scale()
    {
        var x = new SmallRandom(8).Noise(10_000);

        var (one, large) = (Bicoherence.Of(x, RateHz, 64), Bicoherence.Of([.. x.Select(value => 1024 * value)], RateHz, 64));

        Assert.All(one.Squared, value => Assert.InRange(value, 0, 1));
        Assert.All(one.Squared.Zip(large.Squared), pair => Assert.Equal(pair.First, pair.Second, 1e-9));
    }

    [Fact]
    public void Higher_rate_is_decimated_and_a_short_signal_is_refused()
    {
        Assert.Equal(20_480 / 10.0 / 512, Bicoherence.Of(new SmallRandom(2).Noise(102_400), 20_480).StepHz, 1e-12);
        var error = Assert.Throws<ArgumentException>(() => Bicoherence.Of(new float[4000], 20_480));
        Assert.Contains("84480 samples", error.Message, StringComparison.Ordinal);
    }

    // Tones at 100, 160 and 260 Hz whose phases wander; the third's phase is the sum of the others' or its own.
    private static Bicoherence Triple(bool coupled)
    {
        var random = new SmallRandom(6);
        var (a, b, c) = (0.0, 0.0, 0.0);
        var x = new float[65_536];
        for (var i = 0; i < x.Length; i++)
        {
            (a, b, c) = (a + 0.05 * random.Gauss(), b + 0.05 * random.Gauss(), c + 0.05 * random.Gauss());
            var t = i / RateHz;
            x[i] = (float)(Math.Cos(2 * Math.PI * 100 * t + a) + Math.Cos(2 * Math.PI * 160 * t + b)
                + Math.Cos(2 * Math.PI * 260 * t + (coupled ? a + b : c)) + 0.1 * random.Gauss());
        }

        return Bicoherence.Of(x, RateHz, 256);
    }
}
