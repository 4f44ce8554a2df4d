using System.Numerics;

namespace Cluster.Compute.Signals.Measures;

/// <summary>
/// Squared-envelope spectrum of a band: the amplitude spectrum of |analytic signal|^2 after its mean. Randall, Antoni and
/// Chobsaard, "The relationship between spectral correlation and envelope analysis", Mech. Syst. Signal Process. 15 (2001). A carrier of
/// amplitude A modulated by 1 + m cos has a line of 2 A^2 m at the modulating frequency.
/// </summary>
/// <param name="StepHz">Distance of the bins, the rate over the length of the signal.</param>
/// <param name="Amplitudes">Peak amplitudes in unit^2; the mean (bin 0) is 0. They reach to the width of the band: a squared envelope has nothing above.</param>
/// <param name="Mean">Mean of the squared envelope in unit^2, twice the power in the band.</param>
/// <param name="LowHz">Lower end of the band.</param>
/// <param name="HighHz">Upper end of the band.</param>
/// <param name="EnvelopeRateHz">Rate of <paramref name="SquaredEnvelope"/>.</param>
/// <param name="SquaredEnvelope">The squared envelope over the same duration at a rate of a little more than twice the width of the band.</param>
public sealed record EnvelopeSpectrum(
    double StepHz, double[] Amplitudes, double Mean, double LowHz, double HighHz, double EnvelopeRateHz, double[] SquaredEnvelope)
{
    /// <summary>
    /// Band by leaving out bins of the transform of the whole signal; the envelope is calculated at the rate that the band needs,
    /// which loses nothing.
    /// </summary>
    /// <param name="x">Samples.</param>
    /// <param name="rateHz">Sampling rate.</param>
    /// <param name="lowHz">Lower end of the band.</param>
    /// <param name="highHz">Upper end of the band, at most half the rate.</param>
    /// <param name="window">Weights of the squared envelope before its transform, their mean divided out.</param>
    public static EnvelopeSpectrum Of(ReadOnlySpan<float> x, double rateHz, double lowHz, double highHz, WindowKind window = WindowKind.Hann)
        => Of(Fft.Widen(x), rateHz, lowHz, highHz, window);

    /// <inheritdoc cref="Of(ReadOnlySpan{float}, double, double, double, WindowKind)"/>
    public static EnvelopeSpectrum Of(ReadOnlySpan<double> x, double rateHz, double lowHz, double highHz, WindowKind window = WindowKind.Hann)
    {
        var (first, last) = HilbertEnvelope.Bins(x.Length, rateHz, lowHz, highHz);
        return Of(Fft.Real(x), x.Length, rateHz, (first, last), (lowHz, highHz), window);
    }

    /// <summary>The same from a transform that is there already.</summary>
    internal static EnvelopeSpectrum Of(
        ReadOnlySpan<Complex> bins, int samples, double rateHz, (int First, int Last) band, (double Low, double High) hz, WindowKind window)
    {
        var width = band.Last - band.First + 1;
        // Twice the width keeps the squared envelope free of aliases; the rest is room for the window's own bins.
        var analytic = new Complex[Fft.FastLength(2 * width + 8)];
        for (var k = 0; k < width; k++)
        {
            var bin = band.First + k;
            analytic[k] = bin == 0 || 2 * bin == samples ? bins[bin] : 2 * bins[bin];
        }

        Fft.Inverse(analytic);
        var squared = new double[analytic.Length];
        var factor = (double)analytic.Length / samples;
        var mean = 0.0;
        for (var i = 0; i < squared.Length; i++)
        {
            squared[i] = factor * factor * (analytic[i].Real * analytic[i].Real + analytic[i].Imaginary * analytic[i].Imaginary);
            mean += squared[i];
        }

        mean /= squared.Length;
        var weights = WindowFunction.Of(window, squared.Length);
        var weighted = new double[squared.Length];
        for (var i = 0; i < squared.Length; i++)
            weighted[i] = (squared[i] - mean) * weights.Weights[i];
        var lines = Fft.Real(weighted);
        var amplitudes = new double[width];
        for (var k = 1; k < width; k++)
            amplitudes[k] = 2 * lines[k].Magnitude / weights.Sum;
        return new EnvelopeSpectrum(rateHz / samples, amplitudes, mean, hz.Low, hz.High, rateHz * factor, squared);
    }
}
