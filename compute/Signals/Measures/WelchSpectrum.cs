using System.Buffers;
using System.Numerics;
using MathNet.Numerics.Distributions;

namespace Cluster.Compute.Signals.Measures;

/// <summary>
/// One-sided power spectral density by averaged modified periodograms. Welch, "The use of fast Fourier transform for the estimation
/// of power spectra", IEEE Trans. Audio Electroacoust. 15 (1967). Sum of <see cref="Psd"/> times <see cref="StepHz"/> is the power.
/// </summary>
/// <param name="StepHz">Distance of the bins, the rate over the segment's length; bin k lies at k steps.</param>
/// <param name="Psd">Density in unit^2/Hz, segment/2 + 1 bins.</param>
/// <param name="Segment">Samples of one segment.</param>
/// <param name="Segments">How many segments were averaged.</param>
/// <param name="EquivalentAverages">How many independent segments would have the same variance (Welch, eq. 12): at most <paramref name="Segments"/>.</param>
public sealed record WelchSpectrum(double StepHz, double[] Psd, int Segment, int Segments, double EquivalentAverages)
{
    /// <summary>
    /// Each segment has its mean removed and is weighted. A signal shorter than a segment is one segment; samples after the last
    /// whole segment are left out.
    /// </summary>
    /// <param name="x">Samples.</param>
    /// <param name="rateHz">Sampling rate.</param>
    /// <param name="segment">Samples of a segment; the resolution is the rate over it.</param>
    /// <param name="window">Weights of a segment.</param>
    /// <param name="overlap">Share of a segment that the next one repeats, from 0 to below 1.</param>
    public static WelchSpectrum Of(
        ReadOnlySpan<float> x, double rateHz, int segment, WindowKind window = WindowKind.Hann, double overlap = 0.5)
        => Of(Fft.Widen(x), rateHz, segment, window, overlap);

    /// <inheritdoc cref="Of(ReadOnlySpan{float}, double, int, WindowKind, double)"/>
    public static WelchSpectrum Of(
        ReadOnlySpan<double> x, double rateHz, int segment, WindowKind window = WindowKind.Hann, double overlap = 0.5)
    {
        Expect.Samples(x.Length);
        Expect.Rate(rateHz);
        if (segment < 1)
            throw new ArgumentException($"expected a segment of at least 1 sample, found {segment}", nameof(segment));
        if (overlap is not (>= 0 and < 1))
            throw new ArgumentException($"expected an overlap from 0 to below 1, found {overlap}", nameof(overlap));
        segment = Math.Min(segment, x.Length);
        var hop = segment - Math.Min((int)(segment * overlap), segment - 1);
        var starts = Windows.Starts(x.Length, segment, hop);
        var weights = WindowFunction.Of(window, segment);
        var psd = new double[segment / 2 + 1];
        Accumulate(x, starts, weights, psd);
        var scale = 1 / (rateHz * weights.SumOfSquares * starts.Length);
        for (var k = 0; k < psd.Length; k++)
            psd[k] *= IsDoubled(k, segment) ? 2 * scale : scale;
        return new WelchSpectrum(rateHz / segment, psd, segment, starts.Length, Averages(weights, hop, starts.Length));
    }

    /// <summary>Power (unit^2) of the bins from <paramref name="lowHz"/> to below <paramref name="highHz"/>; bands that touch add up.</summary>
    public double Power(double lowHz, double highHz)
    {
        var first = Math.Max(0, (int)Math.Ceiling(lowHz / StepHz - 1e-9));
        var end = Math.Min(Psd.Length, (int)Math.Ceiling(Math.Min(highHz / StepHz - 1e-9, int.MaxValue)));
        var sum = 0.0;
        for (var k = first; k < end; k++)
            sum += Psd[k];
        return sum * StepHz;
    }

    /// <summary>
    /// The interval that holds the true density of a bin with probability <paramref name="level"/>, if the signal is stationary and
    /// its spectrum flat over a bin: nu P / chi^2 with nu = 2 x <see cref="EquivalentAverages"/> degrees of freedom, half of them at
    /// 0 Hz and at half the rate, where bins are real. Bendat and Piersol, "Random Data", 4th ed., eq. 8.159.
    /// </summary>
    public (double Low, double High) Interval(int bin, double level = 0.95)
    {
        if (bin < 0 || bin >= Psd.Length)
            throw new ArgumentException($"expected a bin from 0 to {Psd.Length - 1}, found {bin}", nameof(bin));
        var (low, high) = IntervalFactors(level, IsDoubled(bin, Segment));
        return (Psd[bin] * low, Psd[bin] * high);
    }

    /// <summary>What to multiply a density by for the two ends of its interval; not for 0 Hz and half the rate.</summary>
    public (double Low, double High) IntervalFactors(double level = 0.95) => IntervalFactors(level, true);

    private (double Low, double High) IntervalFactors(double level, bool isComplex)
    {
        if (level is not (> 0 and < 1))
            throw new ArgumentException($"expected a level between 0 and 1, found {level}", nameof(level));
        var freedom = isComplex ? 2 * EquivalentAverages : EquivalentAverages;
        return (freedom / ChiSquared.InvCDF(freedom, (1 + level) / 2), freedom / ChiSquared.InvCDF(freedom, (1 - level) / 2));
    }

    private static void Accumulate(ReadOnlySpan<double> x, int[] starts, WindowFunction window, Span<double> power)
    {
        var segment = window.Weights.Length;
        var rented = ArrayPool<double>.Shared.Rent(segment);
        var bins = ArrayPool<Complex>.Shared.Rent(power.Length);
        var weighted = rented.AsSpan(0, segment);
        foreach (var start in starts)
        {
            var stretch = x.Slice(start, segment);
            var mean = Expect.Mean(stretch);
            for (var i = 0; i < segment; i++)
                weighted[i] = (stretch[i] - mean) * window.Weights[i];
            Fft.Real(weighted, bins);
            for (var k = 0; k < power.Length; k++)
                power[k] += bins[k].Real * bins[k].Real + bins[k].Imaginary * bins[k].Imaginary;
        }

        ArrayPool<double>.Shared.Return(rented);
        ArrayPool<Complex>.Shared.Return(bins);
    }

    private static double Averages(WindowFunction window, int hop, int segments)
    {
        var weights = window.Weights;
        var inflation = 1.0;
        for (var j = 1; j < segments && (long)j * hop < weights.Length; j++)
        {
            var common = 0.0;
            for (var i = j * hop; i < weights.Length; i++)
                common += weights[i] * weights[i - j * hop];
            inflation += 2 * (1 - (double)j / segments) * Math.Pow(common / window.SumOfSquares, 2);
        }

        return segments / inflation;
    }

    private static bool IsDoubled(int bin, int segment) => bin > 0 && 2 * bin != segment;
}
