using Cluster.Compute.Signals.Formats;
using Cluster.Compute.Signals.Measures;
using Cluster.Contracts;
using Cluster.Contracts.Signals;

namespace Cluster.Grains.Signals;

/// <summary>Curves of a signal by the measures, with a note of how each was made.</summary>
internal static class CurveArithmetic
{
    /// <summary>A curve in full; refuses what the signal has not got.</summary>
    public static WholeCurve Of(SignalRow row, float[] samples, CurveKind kind, double? lowHz, double? highHz)
    {
        try
        {
            return Computed(row, samples, kind, lowHz, highHz);
        }
        catch (ArgumentException wrong)
        {
            throw new CommandRefusedException($"{row.Id}: {wrong.Message}", RefusalKind.Conflict);
        }
    }

    private static WholeCurve Computed(SignalRow row, float[] samples, CurveKind kind, double? lowHz, double? highHz) => kind switch
    {
        CurveKind.Time => new(new(samples), 0, 1 / row.RateHz, "s", row.Unit, ""),
        CurveKind.Spectrum => Spectrum(row, samples, 1, "Hz", ""),
        CurveKind.OrderSpectrum => Orders(row, samples),
        CurveKind.PowerSpectralDensity => Density(row, samples),
        CurveKind.Envelope or CurveKind.EnvelopeSpectrum => Envelope(row, samples, kind, lowHz, highHz),
        CurveKind.Cepstrum => Cepstrum(row, samples),
        _ => throw new CommandRefusedException($"Expected a kind of curve, found {kind}."),
    };

    /// <summary>Samples of a density's segment: a power of two that parts lines about 1/2 s of signal apart.</summary>
    public static int DensitySegment(double rateHz, int samples) => Math.Min(PowerOfTwo(rateHz / 2, 64, 32768), samples);

    /// <summary>Samples of a spectrogram's window that suit a rate: about 50 ms.</summary>
    public static int SpectrogramSegment(double rateHz, int samples)
    {
        var segment = PowerOfTwo(rateHz / 20, 32, 8192);
        while (segment > 32 && segment > samples / 4)
            segment /= 2;
        return segment;
    }

    private static WholeCurve Spectrum(SignalRow row, float[] samples, double hzPerUnit, string unit, string axis)
    {
        // The mean is not vibration and would dwarf every line.
        var mean = samples.Average(value => (double)value);
        var spectrum = AmplitudeSpectrum.Of(Array.ConvertAll(samples, value => value - mean), row.RateHz);
        return new(
            new(Array.ConvertAll(spectrum.Amplitudes, value => (float)value)), 0, spectrum.StepHz / hzPerUnit, unit, row.Unit,
            $"{axis}peak amplitude, Hann window over all {samples.Length:N0} samples, lines {spectrum.StepHz:G4} Hz apart");
    }

    private static WholeCurve Orders(SignalRow row, float[] samples) => row.SpeedRpm is { } speed and > 0
        ? Spectrum(row, samples, speed / 60, "X", $"orders of the recorded mean speed of {speed:0.#} rpm; ")
        : throw new CommandRefusedException($"An order spectrum needs the speed of the shaft; {row.Id} has none.", RefusalKind.Conflict);

    private static WholeCurve Density(SignalRow row, float[] samples)
    {
        var welch = WelchSpectrum.Of(samples, row.RateHz, DensitySegment(row.RateHz, samples.Length));
        return new(
            new(Array.ConvertAll(welch.Psd, value => (float)value)), 0, welch.StepHz, "Hz", $"{row.Unit}²/Hz",
            $"Welch, Hann window of {welch.Segment:N0} samples, half overlapped, {welch.EquivalentAverages:0.#} equivalent averages");
    }

    private static WholeCurve Envelope(SignalRow row, float[] samples, CurveKind kind, double? lowHz, double? highHz)
    {
        var chosen = lowHz is null || highHz is null;
        var (low, high, narrowest) = (lowHz ?? 0, Math.Min(highHz ?? 0, row.RateHz / 2), 0.0);
        if (chosen)
            (low, high) = Band(row, samples, narrowest = Narrowest(row));
        else if (low >= high)
            throw new CommandRefusedException($"Expected a band that begins below half the rate of {row.RateHz:N0} Hz, found {low:0.#} to {highHz:0.#} Hz.");
        var note = $"band {low:0} to {high:0} Hz{(chosen ? ", where the fast kurtogram is highest" : "")}{(narrowest > 0 ? $" among bands of {narrowest:0} Hz or more" : "")}";
        if (kind == CurveKind.EnvelopeSpectrum)
        {
            var spectrum = EnvelopeSpectrum.Of(samples, row.RateHz, low, high);
            return new(
                new(Array.ConvertAll(spectrum.Amplitudes, value => (float)value)), 0, spectrum.StepHz, "Hz", $"{row.Unit}²",
                $"{note}; peak amplitude of the squared envelope without its mean, Hann window, lines {spectrum.StepHz:G4} Hz apart", low, high);
        }

        var envelope = HilbertEnvelope.Of(samples, row.RateHz, low, high);
        return new(new(Array.ConvertAll(envelope, value => (float)value)), 0, 1 / row.RateHz, "s", row.Unit, $"{note}; magnitude of the analytic signal", low, high);
    }

    private static (double Low, double High) Band(SignalRow row, float[] samples, double narrowestHz)
    {
        if (samples.Length < 256)
            throw new CommandRefusedException($"A kurtogram needs at least 256 samples; {row.Id} has {samples.Length}.", RefusalKind.Conflict);
        var best = Kurtogram.Of(samples, row.RateHz, narrowestHz: narrowestHz).Best;
        return (best.LowHz, best.HighHz);
    }

    /// <summary>The width (Hz) in which three harmonics of the fastest fault of the bearing fit; of 7 to a turn where the bearing is not known, 0 where the speed is not.</summary>
    private static double Narrowest(SignalRow row)
    {
        if (row.SpeedRpm is not ({ } speed and > 0))
            return 0;
        var fastest = row.Geometry is { } text && BearingGeometryText.Parse(text) is { } bearing
            ? DefectFrequencies.RollingElements(new("", bearing.Elements, bearing.ElementDiameter, bearing.PitchDiameter, bearing.AngleDegrees)).Max(line => line.LowOrder) : 7;
        return Math.Min(3 * fastest * speed / 60, row.RateHz / 4);
    }

    private static WholeCurve Cepstrum(SignalRow row, float[] samples)
    {
        var cepstrum = Compute.Signals.Measures.Cepstrum.Of(samples, row.RateHz);
        var values = Array.ConvertAll(cepstrum.Values, value => (float)value);
        // The first value is a gain and would dwarf the rest.
        values[0] = 0;
        return new(new(values), 0, cepstrum.StepSeconds, "s", "Np", "real cepstrum, Hann window over the whole signal, without its value at 0");
    }

    private static int PowerOfTwo(double about, int least, int most)
    {
        var power = least;
        while (power < most && power * Math.Sqrt(2) < about)
            power *= 2;
        return power;
    }
}
