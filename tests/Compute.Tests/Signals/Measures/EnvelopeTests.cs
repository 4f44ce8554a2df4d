using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Tests.Signals.Measures;

public class EnvelopeTests
{
    private const double RateHz = 10_000;

    [Fact]
    public void Recorded_envelopes_are_those_of_scipy()
    {
        foreach (var signal in ReferenceSignals.All())
            ReferenceSignals.Same(signal.Numbers("hilbert_envelope"), HilbertEnvelope.Of(signal.Numbers("x")));
    }

    [Theory]
    [InlineData(2000)]
    [InlineData(2005)]
    public void Envelope_of_a_modulated_carrier_is_its_modulation(int count)
    {
        var (carrier, modulation) = (RateHz / count * 400, RateHz / count * 4);
        var x = Waves.Of(count, RateHz, t => Modulation(t) * Math.Cos(2 * Math.PI * carrier * t));

        var envelope = HilbertEnvelope.Of(x);

        ReferenceSignals.Same(Waves.Of(count, RateHz, Modulation), envelope);

        double Modulation(double t) => 1.5 * (1 + 0.6 * Math.Cos(2 * Math.PI * modulation * t));
    }

    [Fact]
    public void Band_leaves_out_what_lies_outside()
    {
        var x = Waves.Tone(2000, RateHz, 3000, 2).Plus(Waves.Tone(2000, RateHz, 1000, 5));

        var envelope = HilbertEnvelope.Of(x, RateHz, 2500, 3500);

        Assert.All(envelope, value => Assert.Equal(2, value, 1e-9));
    }

    [Fact]
    public void Squared_envelope_has_the_lines_of_the_squared_modulation()
    {
        // (1 + m cos)^2 = 1 + m^2/2 + 2 m cos + m^2/2 cos 2.
        var x = Waves.Of(2000, RateHz, t => 1.5 * (1 + 0.6 * Math.Cos(2 * Math.PI * 50 * t)) * Math.Cos(2 * Math.PI * 3000 * t))
            .Plus(Waves.Tone(2000, RateHz, 500, 40));

        foreach (var window in new[] { WindowKind.Hann, WindowKind.Rectangular })
        {
            var spectrum = EnvelopeSpectrum.Of(x, RateHz, 2500, 3500, window);

            Assert.Equal(5, spectrum.StepHz, 1e-12);
            Assert.Equal(2.25 * 1.18, spectrum.Mean, 1e-9);
            Assert.Equal(2.25 * 1.2, spectrum.Amplitudes[10], 1e-9);
            Assert.Equal(2.25 * 0.18, spectrum.Amplitudes[20], 1e-9);
            Assert.Equal(0, spectrum.Amplitudes[30], 1e-9);
            Assert.Equal(0, spectrum.Amplitudes[0], 1e-9);
        }
    }

    [Fact]
    public void Squared_envelope_at_its_own_rate_has_the_spectrum_of_the_whole_one()
    {
        var x = Waves.Noise(3000);
        var whole = HilbertEnvelope.Of(x, RateHz, 2000, 3000).Select(value => value * value).ToArray();
        var expected = AmplitudeSpectrum.Of(whole, RateHz, WindowKind.Rectangular).Amplitudes;

        var spectrum = EnvelopeSpectrum.Of(x, RateHz, 2000, 3000, WindowKind.Rectangular);

        Assert.True(spectrum.EnvelopeRateHz < 2200);
        Assert.Equal(whole.Average(), spectrum.Mean, 1e-12);
        ReferenceSignals.Same(expected.AsSpan(1, spectrum.Amplitudes.Length - 1), spectrum.Amplitudes.AsSpan(1));
        Assert.All(expected.Skip(spectrum.Amplitudes.Length), value => Assert.Equal(0, value, 1e-9));
    }

    [Fact]
    public void Band_outside_the_spectrum_is_named()
    {
        var error = Assert.Throws<ArgumentException>(() => EnvelopeSpectrum.Of(Waves.Noise(100), RateHz, 2000, 6000));

        Assert.Contains("0 to 5000 Hz, found 2000 to 6000 Hz", error.Message, StringComparison.Ordinal);
    }
}
