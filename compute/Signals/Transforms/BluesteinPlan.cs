namespace Cluster.Compute.Signals.Transforms;

/// <summary>
/// Transforms of a length with a prime factor above 5, as a convolution with a chirp (Bluestein, "A linear filtering approach to
/// the computation of discrete Fourier transform", IEEE Trans. Audio Electroacoust. 18, 1970).
/// </summary>
internal sealed class BluesteinPlan : FftPlan
{
    private readonly double[] chirpRe;
    private readonly double[] chirpIm;
    private readonly double[] kernelRe;
    private readonly double[] kernelIm;
    private readonly FftPlan inner;

    public BluesteinPlan(int length)
        : base(length)
    {
        inner = Of(FastLength(checked(2 * length - 1)));
        var padded = inner.Length;
        (chirpRe, chirpIm) = (new double[length], new double[length]);
        (kernelRe, kernelIm) = (new double[padded], new double[padded]);
        for (var i = 0; i < length; i++)
        {
            // The square is taken modulo the chirp's period: the sine of a large angle would lose digits.
            var (sin, cos) = Math.SinCos(-Math.PI * ((long)i * i % (2L * length)) / length);
            (chirpRe[i], chirpIm[i]) = (cos, sin);
            (kernelRe[i], kernelIm[i]) = (cos, -sin);
            (kernelRe[(padded - i) % padded], kernelIm[(padded - i) % padded]) = (cos, -sin);
        }

        inner.Forward(kernelRe, kernelIm, new double[inner.WorkLength]);
        for (var i = 0; i < padded; i++)
        {
            kernelRe[i] /= padded;
            kernelIm[i] /= padded;
        }
    }

    public override int WorkLength => 2 * inner.Length + inner.WorkLength;

    public override void Forward(Span<double> re, Span<double> im, Span<double> work)
    {
        var padded = inner.Length;
        var a = work[..padded];
        var b = work.Slice(padded, padded);
        var rest = work[(2 * padded)..];
        Multiply(re[..Length], im[..Length], chirpRe, chirpIm, a, b);
        a[Length..].Clear();
        b[Length..].Clear();
        inner.Forward(a, b, rest);
        Multiply(a, b, kernelRe, kernelIm, a, b);
        inner.Forward(b, a, rest);
        Multiply(a[..Length], b[..Length], chirpRe, chirpIm, re, im);
    }

    private static void Multiply(ReadOnlySpan<double> xr, ReadOnlySpan<double> xi, double[] wr, double[] wi, Span<double> yr, Span<double> yi)
    {
        for (var i = 0; i < xr.Length; i++)
            (yr[i], yi[i]) = (xr[i] * wr[i] - xi[i] * wi[i], xr[i] * wi[i] + xi[i] * wr[i]);
    }
}
