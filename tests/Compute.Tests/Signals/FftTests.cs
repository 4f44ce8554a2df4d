using System.Numerics;
using Cluster.Compute.Signals;

namespace Cluster.Compute.Tests.Signals;

public class FftTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(8)]
    [InlineData(60)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(12)]
    [InlineData(97)]
    [InlineData(121)]
    [InlineData(225)]
    [InlineData(256)]
    [InlineData(500)]
    public void Forward_equals_the_sum_of_the_definition(int length)
    {
        var random = new SmallRandom((ulong)length);
        Complex[] x = [.. Enumerable.Range(0, length).Select(_ => new Complex(random.Gauss(), random.Gauss()))];
        Complex[] transformed = [.. x];

        Fft.Forward(transformed);

        for (var k = 0; k < length; k++)
        {
            var sum = Complex.Zero;
            for (var n = 0; n < length; n++)
                sum += x[n] * Complex.FromPolarCoordinates(1, -2 * Math.PI * k * n / length);
            Assert.InRange((sum - transformed[k]).Magnitude, 0, 1e-11 * length);
        }
    }

    [Theory]
    [InlineData(4096)]
    [InlineData(10_240)]
    [InlineData(102_400)]
    [InlineData(99_991)]
    public void Inverse_gives_the_signal_back_and_energy_is_kept(int length)
    {
        var random = new SmallRandom(11);
        Complex[] x = [.. Enumerable.Range(0, length).Select(_ => new Complex(random.Gauss(), 0))];
        Complex[] y = [.. x];

        Fft.Forward(y);
        var energy = y.Sum(bin => bin.Real * bin.Real + bin.Imaginary * bin.Imaginary) / length;
        Fft.Inverse(y);

        Assert.Equal(1, energy / x.Sum(value => value.Real * value.Real), 1e-11);
        Assert.All(x.Zip(y), pair => Assert.InRange((pair.First - pair.Second).Magnitude, 0, 1e-11));
    }

    // numpy.fft.rfft of a chirp from 100 to 5,000 Hz over 4,096 samples at 12,800 Hz.
    [Fact]
    public void Chirp_has_the_magnitudes_that_numpy_finds()
    {
        double[] expected =
        [
            18.396927396064612, 18.40621242579659, 18.434086711326145, 18.480607773956766, 18.545871255730393, 18.630010574741924,
        ];
        var spectrum = new Complex[4096];
        for (var i = 0; i < spectrum.Length; i++)
        {
            var t = i / 12800.0;
            spectrum[i] = Math.Sin(2 * Math.PI * (100 * t + 4900 / 0.32 * t * t / 2));
        }

        Fft.Forward(spectrum);

        Assert.All(expected.Zip(spectrum), pair => Assert.Equal(pair.First, pair.Second.Magnitude, 1e-9));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(6)]
    [InlineData(8)]
    [InlineData(45)]
    [InlineData(400)]
    [InlineData(202)]
    [InlineData(1021)]
    [InlineData(102_400)]
    public void Real_transform_equals_the_complex_one_and_comes_back(int length)
    {
        var random = new SmallRandom(7);
        double[] x = [.. Enumerable.Range(0, length).Select(_ => random.Gauss())];
        Complex[] complex = [.. x.Select(value => new Complex(value, 0))];
        Fft.Forward(complex);

        var bins = Fft.Real(x);

        Assert.Equal(length / 2 + 1, bins.Length);
        Assert.All(bins.Zip(complex), pair => Assert.InRange((pair.First - pair.Second).Magnitude, 0, 1e-11 * Math.Sqrt(length)));
        Assert.All(x.Zip(Fft.InverseReal(bins, length)), pair => Assert.Equal(pair.First, pair.Second, 1e-11));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(7, 8)]
    [InlineData(129, 135)]
    [InlineData(1025, 1080)]
    [InlineData(199_981, 200_000)]
    public void Fast_length_is_the_next_product_of_twos_threes_and_fives(int least, int expected)
    {
        Assert.Equal(expected, Fft.FastLength(least));
    }

    [Fact]
    public void Real_signal_gives_half_the_bins()
    {
        float[] x = [.. Enumerable.Range(0, 100).Select(i => (float)(2 + Math.Cos(2 * Math.PI * 7 * i / 100)))];

        var bins = Fft.Real(x);

        Assert.Equal(51, bins.Length);
        Assert.Equal(200, bins[0].Real, 1e-4);
        Assert.Equal(50, bins[7].Real, 1e-4);
        Assert.InRange(bins[8].Magnitude, 0, 1e-4);
    }
}
