using System.Numerics;

namespace Cluster.Compute.Signals.Measures;

/// <summary>
/// The magnitude of the analytic signal, made by leaving out negative frequencies in the transform of the whole signal (Marple,
/// "Computing the discrete-time analytic signal via FFT", IEEE Trans. Signal Process. 47, 1999). In the signal's unit; ends wrap around.
/// </summary>
public static class HilbertEnvelope
{
    /// <summary>
    /// Envelope of the whole signal, mean included. Without a band-pass before it, several tones beat and nothing is demodulated.
    /// </summary>
    public static double[] Of(ReadOnlySpan<float> x) => Of(Fft.Widen(x));

    /// <inheritdoc cref="Of(ReadOnlySpan{float})"/>
    public static double[] Of(ReadOnlySpan<double> x)
    {
        Expect.Samples(x.Length);
        return Magnitudes(Fft.Real(x), x.Length, 0, x.Length / 2);
    }

    /// <summary>
    /// Envelope of what lies in a band, at every sample: bins from <paramref name="lowHz"/> to <paramref name="highHz"/> count whole,
    /// others not at all.
    /// </summary>
    public static double[] Of(ReadOnlySpan<float> x, double rateHz, double lowHz, double highHz) => Of(Fft.Widen(x), rateHz, lowHz, highHz);

    /// <inheritdoc cref="Of(ReadOnlySpan{float}, double, double, double)"/>
    public static double[] Of(ReadOnlySpan<double> x, double rateHz, double lowHz, double highHz)
    {
        var (first, last) = Bins(x.Length, rateHz, lowHz, highHz);
        return Magnitudes(Fft.Real(x), x.Length, first, last);
    }

    /// <summary>First and last bin of a band in the transform of so many samples.</summary>
    internal static (int First, int Last) Bins(int samples, double rateHz, double lowHz, double highHz)
    {
        Expect.Samples(samples);
        Expect.Band(rateHz, lowHz, highHz);
        var first = (int)Math.Ceiling(lowHz * samples / rateHz - 1e-9);
        var last = Math.Min(samples / 2, (int)Math.Floor(highHz * samples / rateHz + 1e-9));
        if (first > last)
            throw new ArgumentException($"expected a band of at least one bin of {rateHz / samples} Hz, found {lowHz} to {highHz} Hz");
        return (first, last);
    }

    private static double[] Magnitudes(Complex[] bins, int samples, int first, int last)
    {
        var analytic = new Complex[samples];
        for (var k = first; k <= last; k++)
            analytic[k] = k == 0 || 2 * k == samples ? bins[k] : 2 * bins[k];
        Fft.Inverse(analytic);
        var envelope = new double[samples];
        for (var i = 0; i < samples; i++)
            envelope[i] = Math.Sqrt(analytic[i].Real * analytic[i].Real + analytic[i].Imaginary * analytic[i].Imaginary);
        return envelope;
    }
}
