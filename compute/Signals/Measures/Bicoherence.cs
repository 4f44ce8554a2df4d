using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cluster.Compute.Signals.Measures;

/// <summary>
/// Squared bicoherence b2(f1, f2) = |E[X1 X2 X12*]|^2 / (E|X1 X2|^2 E|X12|^2), in [0, 1] whatever the scale: the share of the power at
/// f1 + f2 that quadratic coupling of f1 and f2 explains. Kim and Powers, "Digital bispectral analysis and its applications to nonlinear wave
/// interactions", IEEE Trans. Plasma Sci. 7 (1979), eq. 18. Lines whose phase never changes count as coupled: a steady tone with harmonics has 1.
/// </summary>
/// <param name="StepHz">Distance of the bins.</param>
/// <param name="Bins">Bins below half the decimated rate.</param>
/// <param name="Squared">Values at (f1, f2) = (i, j) steps, at i x <paramref name="Bins"/> + j; symmetric; 0 where f1 + f2 lies beyond the last bin and at 0 Hz.</param>
/// <param name="Averages">Segments that were averaged.</param>
/// <param name="Level95">What a value of Gaussian noise exceeds in 5 % of pairs, -ln(0.05)/K, about 3/K.</param>
public sealed record Bicoherence(double StepHz, int Bins, double[] Squared, int Averages, double Level95)
{
    /// <summary>Fewest segments: with fewer, the level is above a tenth and coupling drowns in it.</summary>
    public const int FewestAverages = 32;

    private const int Lanes = 4;

    /// <summary>
    /// Decimates to <paramref name="decimatedHz"/> or a little more, then averages half-overlapping Hann segments less their mean.
    /// Overlapping costs nothing here: triple products of neighbours correlate with (1/6)^3.
    /// </summary>
    /// <param name="x">Samples; at least 16.5 segments after decimation.</param>
    /// <param name="rateHz">Sampling rate.</param>
    /// <param name="segment">Samples of a segment after decimation, 8 to 2048.</param>
    /// <param name="decimatedHz">Rate to work at; a rate below it is left as it is.</param>
    public static Bicoherence Of(ReadOnlySpan<float> x, double rateHz, int segment = 512, double decimatedHz = 2048)
    {
        Expect.Rate(rateHz);
        Expect.Rate(decimatedHz);
        if (segment is < 8 or > 2048)
            throw new ArgumentException($"expected a segment of 8 to 2048 samples, found {segment}", nameof(segment));
        var factor = Math.Max(1, (int)Math.Min(int.MaxValue, Math.Floor(rateHz / decimatedHz)));
        var least = (long)factor * segment * (FewestAverages + 1) / 2;
        if (x.Length < least)
        {
            throw new ArgumentException(
                $"expected at least {least} samples ({FewestAverages} half-overlapping segments of {segment} at {rateHz / factor} Hz), found {x.Length}");
        }

        return Average(Fft.Widen(Resampler.Resample(x, rateHz, rateHz / factor)), rateHz / factor, segment);
    }

    /// <summary>The largest value within one bin of a pair of frequencies, or null if their sum lies beyond the decimated spectrum.</summary>
    public double? At(double firstHz, double secondHz)
    {
        var (i, j) = ((int)Math.Round(firstHz / StepHz), (int)Math.Round(secondHz / StepHz));
        if (i < 1 || j < 1 || i + j + 1 >= Bins)
            return null;
        var best = 0.0;
        for (var a = Math.Max(1, i - 1); a <= i + 1; a++)
        {
            for (var b = Math.Max(1, j - 1); b <= j + 1; b++)
                best = Math.Max(best, a + b < Bins ? Squared[a * Bins + b] : 0);
        }

        return best;
    }

    private static Bicoherence Average(double[] x, double rateHz, int segment)
    {
        var starts = Windows.Starts(x.Length, segment, segment / 2);
        var bins = segment / 2;
        // All segments of a bin side by side, with zeros that make whole vectors: the sums over segments run along memory.
        var width = (starts.Length + Lanes - 1) / Lanes;
        var (re, im) = (new Vector256<double>[bins * width], new Vector256<double>[bins * width]);
        var allRe = MemoryMarshal.Cast<Vector256<double>, double>(re.AsSpan());
        var allIm = MemoryMarshal.Cast<Vector256<double>, double>(im.AsSpan());
        var spectrum = new Complex[bins + 1];
        var weights = WindowFunction.Of(WindowKind.Hann, segment).Weights;
        var weighted = new double[segment];
        for (var s = 0; s < starts.Length; s++)
        {
            var stretch = x.AsSpan(starts[s], segment);
            var mean = Expect.Mean(stretch);
            for (var i = 0; i < segment; i++)
                weighted[i] = (stretch[i] - mean) * weights[i];
            Fft.Real(weighted, spectrum);
            for (var k = 0; k < bins; k++)
                (allRe[k * width * Lanes + s], allIm[k * width * Lanes + s]) = (spectrum[k].Real, spectrum[k].Imaginary);
        }

        var squared = new double[bins * bins];
        for (var i = 1; i < bins; i++)
        {
            for (var j = i; i + j < bins; j++)
                squared[i * bins + j] = squared[j * bins + i] = Value(re, im, width, i, j);
        }

        return new Bicoherence(rateHz / segment, bins, squared, starts.Length, -Math.Log(0.05) / starts.Length);
    }

    private static double Value(ReadOnlySpan<Vector256<double>> re, ReadOnlySpan<Vector256<double>> im, int width, int i, int j)
    {
        var (tripleRe, tripleIm, pairs, sums) = (Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero, Vector256<double>.Zero);
        for (var s = 0; s < width; s++)
        {
            var (ar, ai, br, bi) = (re[i * width + s], im[i * width + s], re[j * width + s], im[j * width + s]);
            var (cr, ci) = (re[(i + j) * width + s], im[(i + j) * width + s]);
            var (pr, pi) = (ar * br - ai * bi, ar * bi + ai * br);
            tripleRe += pr * cr + pi * ci;
            tripleIm += pi * cr - pr * ci;
            pairs += pr * pr + pi * pi;
            sums += cr * cr + ci * ci;
        }

        var (triple, other, product) = (Vector256.Sum(tripleRe), Vector256.Sum(tripleIm), Vector256.Sum(pairs) * Vector256.Sum(sums));
        return product > 0 ? Math.Min(1, (triple * triple + other * other) / product) : 0;
    }
}
