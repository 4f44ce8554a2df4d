using System.Numerics;

namespace Cluster.Compute.Signals.Features;

/// <summary>Power spectral density by averaged periodograms, Welch, IEEE Trans. Audio Electroacoust. 15 (1967).</summary>
internal static class Welch
{
    /// <summary>One-sided density in unit^2/Hz at 0 to segment/2: periodic Hann, half overlap, each segment without its mean.</summary>
    public static double[] Density(ReadOnlySpan<float> x, double rateHz, int segment)
    {
        var window = new double[segment];
        var energy = 0.0;
        for (var i = 0; i < segment; i++)
        {
            window[i] = 0.5 - 0.5 * Math.Cos(2 * Math.PI * i / segment);
            energy += window[i] * window[i];
        }

        var density = new double[segment / 2 + 1];
        var starts = Windows.Starts(x.Length, segment, segment / 2);
        var pair = new Complex[segment];
        // Two real segments ride in one transform as real and imaginary part.
        for (var s = 0; s < starts.Length; s += 2)
        {
            var second = s + 1 < starts.Length;
            var a = x.Slice(starts[s], segment);
            var b = x.Slice(starts[second ? s + 1 : s], segment);
            var (meanA, meanB) = (Mean(a), Mean(b));
            for (var i = 0; i < segment; i++)
                pair[i] = new((a[i] - meanA) * window[i], second ? (b[i] - meanB) * window[i] : 0);
            Fft.Forward(pair);
            for (var k = 0; k < density.Length; k++)
            {
                var (up, down) = (pair[k], pair[k == 0 ? 0 : segment - k]);
                // |A|^2 + |B|^2 = (|Z_k|^2 + |Z_-k|^2) / 2
                density[k] += (up.Real * up.Real + up.Imaginary * up.Imaginary + down.Real * down.Real + down.Imaginary * down.Imaginary) / 2;
            }
        }

        for (var k = 0; k < density.Length; k++)
            density[k] *= (k == 0 || k == segment / 2 ? 1 : 2) / (rateHz * energy * starts.Length);
        return density;
    }

    private static double Mean(ReadOnlySpan<float> x)
    {
        var sum = 0.0;
        foreach (var value in x)
            sum += value;
        return sum / x.Length;
    }
}
