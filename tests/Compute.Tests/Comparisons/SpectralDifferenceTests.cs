using Cluster.Compute.Comparisons;
using Cluster.Compute.Signals.Measures;
using Cluster.Compute.Tests.Signals;
using MathNet.Numerics.Distributions;

namespace Cluster.Compute.Tests.Comparisons;

public class SpectralDifferenceTests
{
    private static WelchSpectrum Spectrum(float[] x) => WelchSpectrum.Of(x, 1000, 256);

    private static float[] WithTone(float[] noise, double amplitude, double hz)
        => [.. noise.Select((value, i) => (float)(value + amplitude * Math.Cos(2 * Math.PI * hz * i / 1000)))];

    [Fact]
    public void Every_bin_equals_the_F_test_of_its_ratio()
    {
        var (a, b) = (Spectrum(new SmallRandom(1).Noise(6000)), Spectrum(new SmallRandom(2).Noise(9000)));

        var difference = SpectralDifference.Of(a, b);

        var (freedomA, freedomB) = (2 * a.EquivalentAverages, 2 * b.EquivalentAverages);
        var law = new FisherSnedecor(freedomA, freedomB);
        Assert.True(double.IsNaN(difference.P[0]) && double.IsNaN(difference.Decibels[0]));
        Assert.Equal(128, difference.Tested);
        for (var k = 1; k < 128; k++)
        {
            var ratio = a.Psd[k] / b.Psd[k];
            var cdf = law.CumulativeDistribution(ratio);
            Assert.Equal(10 * Math.Log10(ratio), difference.Decibels[k], 1e-12);
            Assert.Equal(2 * Math.Min(cdf, 1 - cdf), difference.P[k], 1e-9);
            // The interval's ends are the true ratios that the test would just not reject.
            Assert.Equal(0.975, law.CumulativeDistribution(ratio / Math.Pow(10, difference.LowDb[k] / 10)), 1e-6);
            Assert.Equal(0.025, law.CumulativeDistribution(ratio / Math.Pow(10, difference.HighDb[k] / 10)), 1e-6);
        }
    }

    [Fact]
    public void Same_noise_twice_is_rarely_called_different()
    {
        var called = 0;
        for (var run = 0; run < 60; run++)
        {
            var difference = SpectralDifference.Of(
                Spectrum(new SmallRandom((ulong)(100 + 2 * run)).Noise(8000)), Spectrum(new SmallRandom((ulong)(101 + 2 * run)).Noise(8000)));
            called += difference.Significant > 0 ? 1 : 0;
        }

        // Where nothing differs, some finding comes up in at most one run of twenty: three of sixty, give or take.
        Assert.InRange(called, 0, 9);
    }

    [Fact]
    public void Line_that_one_signal_has_is_one_band_at_its_place()
    {
        var difference = SpectralDifference.Of(Spectrum(WithTone(new SmallRandom(3).Noise(8000), 1, 200)), Spectrum(new SmallRandom(4).Noise(8000)));

        var band = difference.Bands.MaxBy(found => found.PowerRatioDb)!;
        Assert.InRange(200, band.LowHz, band.HighHz);
        Assert.InRange(band.LargestAtHz, 196, 204);
        Assert.InRange(band.Bins, 1, 5);
        Assert.InRange(band.PowerRatioDb, 10, 25);
        Assert.True(band.AdjustedP < 1e-6);
        Assert.Equal(1, difference.Bands.Count(found => found.AdjustedP < 1e-6));
    }

    [Fact]
    public void Bands_end_where_the_direction_turns()
    {
        double[] a = [0, 1, 100, 100, 1, 1, 100, 1, 1, 1, 1], b = [0, 1, 1, 1, 1, 100, 1, 1, 1, 1, 1];

        var bands = SpectralDifference.Of(a, 50, b, 50, 2).Bands;

        Assert.Equal([(3.0, 7.0, 20.0), (9.0, 11.0, -20.0), (11.0, 13.0, 20.0)], bands.Select(band => (band.LowHz, band.HighHz, Math.Round(band.PowerRatioDb, 9))));
    }

    [Fact]
    public void Summary_says_when_nothing_is_significant_and_else_names_the_strongest_bands()
    {
        double[] flat = [0, 1, 1, 1, 1, 1, 1, 1, 1, 1];
        double[] line = [0, 1, 1, 1, 100, 1, 1, 1, 0.01, 1];

        Assert.Equal(
            "No frequency differs significantly in power: 0 of 9 bins at a false-discovery rate of 5 %.", SummaryText.Of(SpectralDifference.Of(flat, 50, flat, 50, 10)));
        Assert.Equal(
            "Power differs significantly in 2 of 9 bins (false-discovery rate of 5 %): 35-45 Hz, where A is 20.0 dB stronger; 75-85 Hz, where B is 20.0 dB stronger.",
            SummaryText.Of(SpectralDifference.Of(line, 50, flat, 50, 10)));
        Assert.Equal("The spectra hold no power to compare.", SummaryText.Of(SpectralDifference.Of(new double[9], 50, new double[9], 50, 10)));
    }

    [Fact]
    public void Few_averages_find_less_than_many()
    {
        double[] a = [0, 1, 1, 4, 1, 1], b = [0, 1, 1, 1, 1, 1];

        Assert.Empty(SpectralDifference.Of(a, 3, b, 3, 1).Bands);
        Assert.Single(SpectralDifference.Of(a, 50, b, 50, 1).Bands);
    }

    [Fact]
    public void Spectra_of_two_resolutions_are_refused()
    {
        var noise = new SmallRandom(5).Noise(4000);

        Assert.StartsWith("expected two spectra of one resolution, found 3.90625 and 7.8125 Hz",
            Assert.Throws<ArgumentException>(() => SpectralDifference.Of(WelchSpectrum.Of(noise, 1000, 256), WelchSpectrum.Of(noise, 1000, 128))).Message);
        Assert.Throws<ArgumentException>(() => SpectralDifference.Of([1, 2, 3], 1, [1, 2, 3, 4], 1, 1));
        Assert.Throws<ArgumentException>(() => SpectralDifference.Of([1, 2, 3], 0, [1, 2, 3], 1, 1));
        Assert.Throws<ArgumentException>(() => SpectralDifference.Of([1, 2, 3], 1, [1, 2, 3], 1, 1, 1.5));
    }
}
