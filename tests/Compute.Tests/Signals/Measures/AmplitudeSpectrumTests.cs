using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Tests.Signals.Measures;

public class AmplitudeSpectrumTests
{
    [Theory]
    [InlineData(WindowKind.Rectangular, 1, 1)]
    [InlineData(WindowKind.Hann, 0.5, 1.5)]
    [InlineData(WindowKind.Hamming, 0.54, 1.3628257887517147)]
    [InlineData(WindowKind.Blackman, 0.42, 1.7267573696145124)]
    [InlineData(WindowKind.FlatTop, 0.21557895, 3.7702)]
    public void Line_on_a_bin_has_its_amplitude_whatever_the_window(WindowKind window, double gain, double bandwidth)
    {
        var x = Waves.Tone(1000, 2000, 300, 3).Plus(Waves.Of(1000, 2000, _ => 2));

        var peak = AmplitudeSpectrum.Of(x, 2000, window);
        var rms = AmplitudeSpectrum.Of(x, 2000, window, AmplitudeScale.Rms);

        Assert.Equal(3, peak.Amplitudes[150], 1e-9);
        Assert.Equal(3 / Math.Sqrt(2), rms.Amplitudes[150], 1e-9);
        Assert.Equal(2, rms.Amplitudes[0], 1e-9);
        Assert.Equal(gain, peak.CoherentGain, 1e-12);
        Assert.Equal(2 * bandwidth, peak.NoiseBandwidthHz, 1e-3);
        Assert.Equal(300, peak.Peak(250, 350)!.Value.Hz);
    }

    [Fact]
    public void Tukey_window_tapers_a_quarter_of_its_length()
    {
        var window = WindowFunction.Of(WindowKind.Tukey, 80);

        Assert.Equal([0, 0.5, 1, 1, 0.5], new[] { 0, 5, 10, 70, 75 }.Select(n => Math.Round(window.Weights[n], 12)));
        Assert.Equal(0.875, window.CoherentGain, 1e-12);
    }

    [Fact]
    public void Flat_top_reads_a_line_between_two_bins()
    {
        var x = Waves.Tone(1000, 2000, 301, 3);

        Assert.InRange(AmplitudeSpectrum.Of(x, 2000, WindowKind.FlatTop).Peak(290, 310)!.Value.Amplitude, 2.996, 3.004);
        Assert.InRange(AmplitudeSpectrum.Of(x, 2000).Peak(290, 310)!.Value.Amplitude, 2.5, 2.6);
    }

    [Fact]
    public void Rms_over_the_noise_bandwidth_is_the_density()
    {
        var x = Waves.Noise(1000);
        var density = WelchSpectrum.Of(x, 2000, 1000).Psd;
        var mean = x.Average();

        var spectrum = AmplitudeSpectrum.Of([.. x.Select(value => value - mean)], 2000, WindowKind.Hann, AmplitudeScale.Rms);

        for (var k = 1; k < 500; k++)
            Assert.Equal(density[k], spectrum.Amplitudes[k] * spectrum.Amplitudes[k] / spectrum.NoiseBandwidthHz, 1e-12);
    }
}
