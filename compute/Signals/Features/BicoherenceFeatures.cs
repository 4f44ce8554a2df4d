using System.Numerics;
using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Signals.Features;

/// <summary>
/// Features of the squared bicoherence b2(f1, f2) = |E[X1 X2 X12*]|^2 / (E|X1 X2|^2 E|X12|^2), which lies in [0, 1] whatever the
/// signal's scale. Kim and Powers, "Digital bispectral analysis", IEEE Trans. Plasma Science 7 (1979), eq. (18).
/// </summary>
internal static class BicoherenceFeatures
{
    private const double DecimatedHz = 2_048;
    private const int LongestSegment = 512;
    private const int ShortestSegment = 64;
    private const int FewestAverages = 32;

    /// <summary>BispectrumPeak, BispectrumMean, BispectrumEntropy, PhaseCoupling, NonlinearityIndex, BispectrumPeakRatio.</summary>
    public static void Write(Span<double> values, ReadOnlySpan<float> samples, double rateHz, double shaftHz)
    {
        var factor = Math.Max(1, (int)Math.Floor(rateHz / DecimatedHz));
        var length = (samples.Length + factor - 1) / factor;
        var segment = LongestSegment;
        while (segment >= ShortestSegment && 2 * (length / segment) - 1 < FewestAverages)
            segment /= 2;
        if (segment < ShortestSegment)
            return;
        var decimated = Resampler.Resample(samples, rateHz, rateHz / factor);
        var spectra = Spectra(decimated, segment);
        var averages = spectra.Length;
        var grid = new List<double>();
        for (var first = 1; first <= segment / 8; first++)
        {
            for (var second = first; first + second <= segment / 4; second++)
                grid.Add(At(spectra, first, second));
        }

        var (total, peak, above) = (0.0, 0.0, 0);
        foreach (var value in grid)
        {
            total += value;
            peak = Math.Max(peak, value);
            above += value > 3.0 / averages ? 1 : 0;
        }

        var mean = total / grid.Count;
        values[0] = peak;
        values[1] = mean;
        values[4] = (double)above / grid.Count;
        values[5] = peak / mean;
        if (total > 0)
            values[2] = PowerSpectrum.Entropy(grid.ToArray(), total);
        var bin = shaftHz * segment * factor / rateHz;
        if (3 * bin + 1 < segment / 2.0 && bin >= 2)
        {
            var (half, one, two) = ((int)Math.Round(bin / 2), (int)Math.Round(bin), (int)Math.Round(2 * bin));
            values[3] = (At(spectra, half, half) + At(spectra, one, one) + At(spectra, one, two)) / 3;
        }
    }

    private static Complex[][] Spectra(float[] x, int segment)
    {
        var window = WindowFunction.Of(WindowKind.Hann, segment);
        var starts = Windows.Starts(x.Length, segment, segment / 2);
        var spectra = new Complex[starts.Length][];
        var weighted = new double[segment];
        for (var s = 0; s < starts.Length; s++)
        {
            var part = x.AsSpan(starts[s], segment);
            var mean = 0.0;
            foreach (var value in part)
                mean += value / segment;
            for (var i = 0; i < segment; i++)
                weighted[i] = (part[i] - mean) * window.Weights[i];
            spectra[s] = Fft.Real(weighted);
        }

        return spectra;
    }

    private static double At(Complex[][] spectra, int first, int second)
    {
        var (triple, pairs, sums) = (Complex.Zero, 0.0, 0.0);
        foreach (var x in spectra)
        {
            var pair = x[first] * x[second];
            var sum = x[first + second];
            triple += pair * Complex.Conjugate(sum);
            pairs += pair.Real * pair.Real + pair.Imaginary * pair.Imaginary;
            sums += sum.Real * sum.Real + sum.Imaginary * sum.Imaginary;
        }

        var product = pairs * sums;
        return product > 0 ? (triple.Real * triple.Real + triple.Imaginary * triple.Imaginary) / product : 0;
    }
}
