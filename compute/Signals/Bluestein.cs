using System.Numerics;

namespace Cluster.Compute.Signals;

/// <summary>Transforms of one length that is no power of two, as a convolution with a chirp (Bluestein 1970).</summary>
internal sealed class Bluestein
{
    private readonly Complex[] chirp;
    private readonly Complex[] kernel;
    private readonly Radix2 radix2;

    public Bluestein(int length)
    {
        var padded = (int)BitOperations.RoundUpToPowerOf2((uint)(2 * length - 1));
        radix2 = new Radix2(padded);
        chirp = new Complex[length];
        kernel = new Complex[padded];
        for (var i = 0; i < length; i++)
        {
            // The square is taken modulo the chirp's period: the sine of a large angle would lose digits.
            var (sin, cos) = Math.SinCos(-Math.PI * ((long)i * i % (2L * length)) / length);
            chirp[i] = new Complex(cos, sin);
            kernel[i] = Complex.Conjugate(chirp[i]);
            kernel[(padded - i) % padded] = kernel[i];
        }
        radix2.Transform(kernel);
    }

    public void Transform(Span<Complex> x)
    {
        var work = new Complex[kernel.Length];
        for (var i = 0; i < x.Length; i++)
            work[i] = x[i] * chirp[i];
        radix2.Transform(work);
        // The inverse transform is the forward one of conjugates.
        for (var i = 0; i < work.Length; i++)
            work[i] = Complex.Conjugate(work[i] * kernel[i]);
        radix2.Transform(work);
        for (var i = 0; i < x.Length; i++)
            x[i] = Complex.Conjugate(work[i]) / work.Length * chirp[i];
    }
}
