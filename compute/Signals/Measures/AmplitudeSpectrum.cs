namespace Cluster.Compute.Signals.Measures;

/// <summary>
/// One-sided amplitude spectrum of a whole signal, 2 |sum w x exp| / sum w: a sine on a bin has its own amplitude (or RMS),
/// whatever the window; 0 Hz has the mean. Noise does not read true here: its height falls with the length.
/// </summary>
/// <param name="StepHz">Distance of the bins, the rate over the length.</param>
/// <param name="Amplitudes">In the signal's unit, length/2 + 1 bins.</param>
/// <param name="Scale">Peak or RMS.</param>
/// <param name="Window">Weights that were applied.</param>
/// <param name="CoherentGain">Mean weight, which is already divided out.</param>
/// <param name="NoiseBandwidthHz">Equivalent noise bandwidth of a bin: a line's width, and what turns RMS amplitude into density.</param>
public sealed record AmplitudeSpectrum(
    double StepHz, double[] Amplitudes, AmplitudeScale Scale, WindowKind Window, double CoherentGain, double NoiseBandwidthHz)
{
    /// <summary>The spectrum of all samples with their mean left in.</summary>
    public static AmplitudeSpectrum Of(
        ReadOnlySpan<float> x, double rateHz, WindowKind window = WindowKind.Hann, AmplitudeScale scale = AmplitudeScale.Peak)
        => Of(Fft.Widen(x), rateHz, window, scale);

    /// <inheritdoc cref="Of(ReadOnlySpan{float}, double, WindowKind, AmplitudeScale)"/>
    public static AmplitudeSpectrum Of(
        ReadOnlySpan<double> x, double rateHz, WindowKind window = WindowKind.Hann, AmplitudeScale scale = AmplitudeScale.Peak)
    {
        Expect.Samples(x.Length);
        Expect.Rate(rateHz);
        var function = WindowFunction.Of(window, x.Length);
        var weighted = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            weighted[i] = x[i] * function.Weights[i];
        var bins = Fft.Real(weighted);
        var line = (scale == AmplitudeScale.Rms ? Math.Sqrt(2) : 2) / function.Sum;
        var amplitudes = new double[bins.Length];
        for (var k = 0; k < bins.Length; k++)
        {
            var magnitude = Math.Sqrt(bins[k].Real * bins[k].Real + bins[k].Imaginary * bins[k].Imaginary);
            amplitudes[k] = (k == 0 || 2 * k == x.Length ? 1 / function.Sum : line) * magnitude;
        }

        return new AmplitudeSpectrum(
            rateHz / x.Length, amplitudes, scale, window, function.CoherentGain, function.NoiseBandwidth * rateHz / x.Length);
    }

    /// <summary>The highest bin from <paramref name="lowHz"/> to <paramref name="highHz"/>, or null if no bin lies there.</summary>
    public (double Hz, double Amplitude)? Peak(double lowHz, double highHz)
    {
        var first = Math.Max(0, (int)Math.Ceiling(lowHz / StepHz - 1e-9));
        var last = (int)Math.Min(Amplitudes.Length - 1, Math.Floor(highHz / StepHz + 1e-9));
        if (first > last)
            return null;
        var best = first;
        for (var k = first + 1; k <= last; k++)
        {
            if (Amplitudes[k] > Amplitudes[best])
                best = k;
        }

        return (best * StepHz, Amplitudes[best]);
    }
}
