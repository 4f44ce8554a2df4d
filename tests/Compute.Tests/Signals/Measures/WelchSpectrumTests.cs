using System.Numerics;
using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Tests.Signals.Measures;

public class WelchSpectrumTests
{
    [Fact]
    public void Recorded_densities_are_those_of_scipy()
    {
        foreach (var signal in ReferenceSignals.All())
        {
            var spectrum = WelchSpectrum.Of(signal.Numbers("x"), ReferenceSignals.RateHz, 1024);

            ReferenceSignals.Same(signal.Numbers("welch_psd"), spectrum.Psd);
            Assert.Equal(signal.Numbers("welch_f")[7], 7 * spectrum.StepHz, 1e-9);
        }
    }

    [Theory]
    [InlineData(64)]
    [InlineData(45)]
    public void Density_equals_the_mean_of_the_periodograms_of_its_definition(int segment)
    {
        var x = Waves.Noise(300).Plus(Waves.Tone(300, 1000, 111));
        var hop = segment - segment / 2;
        var expected = new double[segment / 2 + 1];
        var count = (300 - segment) / hop + 1;
        for (var s = 0; s < count; s++)
        {
            var mean = x.Skip(s * hop).Take(segment).Average();
            for (var k = 0; k < expected.Length; k++)
            {
                var sum = Complex.Zero;
                for (var n = 0; n < segment; n++)
                    sum += (x[s * hop + n] - mean) * Hann(n, segment) * Complex.FromPolarCoordinates(1, -2 * Math.PI * k * n / segment);
                var sides = k == 0 || 2 * k == segment ? 1 : 2;
                expected[k] += sides * sum.Magnitude * sum.Magnitude / (count * 1000 * 0.375 * segment);
            }
        }

        var spectrum = WelchSpectrum.Of(x, 1000, segment);

        ReferenceSignals.Same(expected, spectrum.Psd);
        Assert.Equal(count, spectrum.Segments);
    }

    [Theory]
    [InlineData(1000)]
    [InlineData(1001)]
    public void Powers_of_bands_add_up_to_the_variance(int count)
    {
        var x = Waves.Noise(count);
        var mean = x.Average();

        var spectrum = WelchSpectrum.Of(x, 2000, count, WindowKind.Rectangular);

        Assert.Equal(x.Average(value => (value - mean) * (value - mean)), spectrum.Power(0, 300) + spectrum.Power(300, double.PositiveInfinity), 1e-12);
    }

    [Fact]
    public void Half_overlapping_hann_segments_count_as_fewer_independent_ones()
    {
        var spectrum = WelchSpectrum.Of(Waves.Noise(1280), 1000, 256);

        // Correlation of neighbours: (1/6)^2.
        Assert.Equal(9, spectrum.Segments);
        Assert.Equal(9 / (1 + 2 * (8 / 9.0) / 36), spectrum.EquivalentAverages, 1e-12);
        Assert.Equal(5, WelchSpectrum.Of(Waves.Noise(1280), 1000, 256, overlap: 0).EquivalentAverages, 1e-12);
    }

    [Fact]
    public void Interval_holds_the_true_density_as_often_as_it_says()
    {
        var (inside, bins) = (0, 0);
        for (ulong seed = 1; seed <= 20; seed++)
        {
            var spectrum = WelchSpectrum.Of(Waves.Noise(4096, seed), 1000, 256);
            for (var k = 2; k < 127; k++, bins++)
            {
                var (low, high) = spectrum.Interval(k, 0.9);
                inside += low <= 2 / 1000.0 && 2 / 1000.0 <= high ? 1 : 0;
            }
        }

        Assert.InRange((double)inside / bins, 0.88, 0.92);
    }

    [Fact]
    public void Interval_of_one_segment_is_that_of_two_degrees_of_freedom()
    {
        var spectrum = WelchSpectrum.Of(Waves.Noise(64), 1000, 64);

        var (low, high) = spectrum.Interval(3);

        // Chi-square with 2 degrees of freedom is exponential: quantiles -2 ln(1 - p).
        Assert.Equal(spectrum.Psd[3] / -Math.Log(0.025), low, 1e-9);
        Assert.Equal(spectrum.Psd[3] / -Math.Log(0.975), high, 1e-7);
        Assert.True(spectrum.Interval(32).High / spectrum.Psd[32] > high / spectrum.Psd[3]);
    }

    [Fact]
    public void Short_signal_is_one_segment_and_wrong_input_is_named()
    {
        Assert.Equal(51, WelchSpectrum.Of(Waves.Noise(100), 1000, 256).Psd.Length);
        Assert.Contains("found -1", Assert.Throws<ArgumentException>(() => WelchSpectrum.Of(Waves.Noise(100), -1, 50)).Message, StringComparison.Ordinal);
        Assert.Contains("below 1, found 1", Assert.Throws<ArgumentException>(() => WelchSpectrum.Of(Waves.Noise(100), 10, 50, overlap: 1)).Message, StringComparison.Ordinal);
    }

    private static double Hann(int n, int length) => 0.5 - 0.5 * Math.Cos(2 * Math.PI * n / length);
}
