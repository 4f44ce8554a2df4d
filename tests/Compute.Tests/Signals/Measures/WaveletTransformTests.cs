using Cluster.Compute.Signals.Measures;
using CsCheck;

namespace Cluster.Compute.Tests.Signals.Measures;

public class WaveletTransformTests
{
    [Fact]
    public void Any_signal_comes_back_from_any_level()
    {
        Gen.Select(Gen.Double[-100, 100].Array[14, 400], Gen.Int[1, 5]).Sample((x, wanted) =>
        {
            var levels = Math.Min(wanted, WaveletTransform.MostLevels(x.Length));

            var back = WaveletTransform.Of(x, levels).Reconstruct();

            return x.Length == back.Length && x.Zip(back).All(pair => Math.Abs(pair.First - pair.Second) < 1e-9);
        }, iter: 300, threads: 1);
    }

    [Fact]
    public void Details_of_a_cubic_vanish_away_from_the_ends()
    {
        var x = Waves.Of(400, 1, t => 1 + 0.2 * t - 0.01 * t * t + 1e-5 * t * t * t);

        var transform = WaveletTransform.Of(x, 2);

        Assert.All(transform.Details[0][4..^4], value => Assert.Equal(0, value, 1e-8));
        Assert.All(transform.Details[1][6..^6], value => Assert.Equal(0, value, 1e-8));
    }

    [Fact]
    public void Constant_grows_by_the_root_of_two_each_level_even_at_the_ends()
    {
        var transform = WaveletTransform.Of([.. Enumerable.Repeat(3.0, 100)], 3);

        Assert.All(transform.Approximation, value => Assert.Equal(3 * Math.Pow(2, 1.5), value, 1e-9));
        Assert.All(transform.Details.SelectMany(detail => detail), value => Assert.Equal(0, value, 1e-9));
        Assert.Equal([53, 30, 18], transform.Details.Select(detail => detail.Length));
    }

    [Fact]
    public void Energy_away_from_the_ends_is_kept()
    {
        var x = new double[200];
        Waves.Noise(80).CopyTo(x, 60);

        var transform = WaveletTransform.Of(x, 2);

        var energy = transform.Details.Append(transform.Approximation).SelectMany(part => part).Sum(value => value * value);
        Assert.Equal(x.Sum(value => value * value), energy, 1e-9);
    }

    [Theory]
    [InlineData(13, 0)]
    [InlineData(14, 1)]
    [InlineData(1024, 7)]
    [InlineData(102_400, 13)]
    public void Levels_end_where_a_part_would_be_shorter_than_the_wavelet(int samples, int levels)
    {
        Assert.Equal(levels, WaveletTransform.MostLevels(samples));
        Assert.Throws<ArgumentException>(() => WaveletTransform.Of(new double[samples], levels + 1));
    }
}
