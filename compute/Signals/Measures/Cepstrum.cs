using System.Numerics;

namespace Cluster.Compute.Signals.Measures;

/// <summary>
/// Real cepstrum: the inverse transform of the logarithm of the magnitudes of the spectrum, c[q] = IFFT ln |X[k]|. Bogert, Healy and
/// Tukey (1963); Randall, "A history of cepstrum analysis and its application to mechanical problems", Mech. Syst. Signal Process. 97 (2017),
/// eq. 4. A family of harmonics or sidebands f apart stands at quefrency 1/f.
/// </summary>
/// <param name="StepSeconds">Distance of the quefrencies, one sample.</param>
/// <param name="Values">Nepers, at quefrencies 0 to half the length; the first is the mean of the logarithm, that is gain.</param>
public sealed record Cepstrum(double StepSeconds, double[] Values)
{
    /// <summary>Magnitudes below this share of the largest (-180 dB) count as it: a logarithm of rounding errors says nothing.</summary>
    public const double Floor = 1e-9;

    /// <summary>The cepstrum of all samples less their mean, weighted with <paramref name="window"/>.</summary>
    public static Cepstrum Of(ReadOnlySpan<float> x, double rateHz, WindowKind window = WindowKind.Hann) => Of(Fft.Widen(x), rateHz, window);

    /// <inheritdoc cref="Of(ReadOnlySpan{float}, double, WindowKind)"/>
    public static Cepstrum Of(ReadOnlySpan<double> x, double rateHz, WindowKind window = WindowKind.Hann)
    {
        Expect.Samples(x.Length, 2);
        Expect.Rate(rateHz);
        var weights = WindowFunction.Of(window, x.Length).Weights;
        var mean = Expect.Mean(x);
        var weighted = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            weighted[i] = (x[i] - mean) * weights[i];
        var bins = Fft.Real(weighted);
        var largest = 0.0;
        foreach (var bin in bins)
            largest = Math.Max(largest, bin.Real * bin.Real + bin.Imaginary * bin.Imaginary);
        if (largest <= 0)
            throw new ArgumentException($"expected a signal that varies, found {x.Length} equal samples", nameof(x));
        for (var k = 0; k < bins.Length; k++)
        {
            var power = bins[k].Real * bins[k].Real + bins[k].Imaginary * bins[k].Imaginary;
            bins[k] = new Complex(Math.Log(Math.Max(power, Floor * Floor * largest)) / 2, 0);
        }

        return new Cepstrum(1 / rateHz, Fft.InverseReal(bins, x.Length)[..(x.Length / 2 + 1)]);
    }

    /// <summary>
    /// The cepstrum of an averaged spectrum, of the square roots of its densities: noise scatters less in it, and quefrencies reach half a
    /// segment. Its ends, which carry no doubling and at 0 Hz no mean, are taken as their neighbours. Of silence all values are 0.
    /// </summary>
    public static Cepstrum Of(WelchSpectrum spectrum)
    {
        var half = spectrum.Psd.Length - 1;
        if (half < 2 || spectrum.Segment != 2 * half)
            throw new ArgumentException($"expected a spectrum of segments of an even length from 4, found {spectrum.Segment}", nameof(spectrum));
        var floor = Floor * Floor * spectrum.Psd.Max();
        var log = new Complex[half + 1];
        if (floor > 0)
        {
            for (var k = 0; k <= half; k++)
                log[k] = 0.5 * Math.Log(Math.Max(spectrum.Psd[Math.Clamp(k, 1, half - 1)], floor));
        }

        return new Cepstrum(1 / (spectrum.StepHz * 2 * half), Fft.InverseReal(log, 2 * half)[..(half + 1)]);
    }

    /// <summary>
    /// The highest value within a share of a quefrency, from 1/(2 f_max) = one sample on. Null if the signal is too short for it.
    /// </summary>
    public (double Seconds, double Value)? Peak(double seconds, double tolerance = 0.02)
    {
        if (!(seconds > 0 && tolerance >= 0))
            throw new ArgumentException($"expected a quefrency above 0 s and a tolerance of at least 0, found {seconds} s and {tolerance}");
        var first = Math.Max(1, (int)Math.Round(seconds * (1 - tolerance) / StepSeconds));
        var last = (int)Math.Min(int.MaxValue, Math.Round(seconds * (1 + tolerance) / StepSeconds));
        if (last >= Values.Length || first > last)
            return null;
        var best = first;
        for (var q = first; q <= last; q++)
        {
            if (Values[q] > Values[best])
                best = q;
        }

        return (best * StepSeconds, Values[best]);
    }
}
