using System.Buffers;
using System.Numerics;
using Cluster.Compute.Signals.Transforms;

namespace Cluster.Compute.Signals;

/// <summary>
/// Discrete Fourier transforms of any length: mixed radix 2 to 5, and Bluestein's chirp where a prime factor is above 5. What a
/// length needs is prepared once and kept. Scaling: none forward, 1/N inverse.
/// </summary>
public static class Fft
{
    /// <summary>In place, X[k] = sum x[n] exp(-2 pi i k n / N), without a factor.</summary>
    public static void Forward(Span<Complex> x) => Transform(x, false);

    /// <summary>In place, the inverse of <see cref="Forward"/>, with the factor 1/N.</summary>
    public static void Inverse(Span<Complex> x) => Transform(x, true);

    /// <summary>The bins 0 to N/2 of a real signal; bin k lies at k times the rate over N. Of an empty signal none.</summary>
    public static Complex[] Real(ReadOnlySpan<float> x) => Real(Widen(x));

    /// <inheritdoc cref="Real(ReadOnlySpan{float})"/>
    public static Complex[] Real(ReadOnlySpan<double> x)
    {
        var bins = new Complex[x.IsEmpty ? 0 : x.Length / 2 + 1];
        Real(x, bins);
        return bins;
    }

    /// <summary>The bins 0 to N/2 of a real signal into <paramref name="bins"/>, which must hold N/2 + 1.</summary>
    public static void Real(ReadOnlySpan<double> x, Span<Complex> bins)
    {
        if (x.IsEmpty)
            return;
        if (bins.Length < x.Length / 2 + 1)
            throw new ArgumentException($"expected room for {x.Length / 2 + 1} bins, found {bins.Length}", nameof(bins));
        RealPlan.Of(x.Length).Forward(x, bins);
    }

    /// <summary>
    /// The real signal of <paramref name="length"/> samples whose bins 0 to N/2 are given; the inverse of
    /// <see cref="Real(ReadOnlySpan{double})"/>.
    /// </summary>
    public static double[] InverseReal(ReadOnlySpan<Complex> bins, int length)
    {
        if (length < 1 || bins.Length != length / 2 + 1)
            throw new ArgumentException($"expected {length / 2 + 1} bins for {length} samples, found {bins.Length}", nameof(bins));
        var x = new double[length];
        RealPlan.Of(length).Inverse(bins, x);
        return x;
    }

    /// <summary>The smallest length of at least <paramref name="least"/> without prime factors above 5: the quick ones.</summary>
    public static int FastLength(int least) => FftPlan.FastLength(least);

    /// <summary>The samples in double precision.</summary>
    internal static double[] Widen(ReadOnlySpan<float> x)
    {
        var wide = new double[x.Length];
        for (var i = 0; i < x.Length; i++)
            wide[i] = x[i];
        return wide;
    }

    private static void Transform(Span<Complex> x, bool inverse)
    {
        if (x.Length <= 1)
            return;
        var plan = FftPlan.Of(x.Length);
        var rented = ArrayPool<double>.Shared.Rent(2 * x.Length + plan.WorkLength);
        var re = rented.AsSpan(0, x.Length);
        var im = rented.AsSpan(x.Length, x.Length);
        var work = rented.AsSpan(2 * x.Length);
        for (var i = 0; i < re.Length; i++)
            (re[i], im[i]) = (x[i].Real, x[i].Imaginary);
        if (inverse)
            plan.Forward(im, re, work);
        else
            plan.Forward(re, im, work);
        double divisor = inverse ? x.Length : 1;
        for (var i = 0; i < re.Length; i++)
            x[i] = new Complex(re[i] / divisor, im[i] / divisor);
        ArrayPool<double>.Shared.Return(rented);
    }
}
