using System.Numerics;

namespace Cluster.Compute.Signals;

/// <summary>Transforms of one length that is a power of two (Cooley and Tukey, decimation in time).</summary>
internal sealed class Radix2
{
    private readonly int[] reversed;
    private readonly Complex[] roots;

    public Radix2(int length)
    {
        reversed = new int[length];
        for (var i = 1; i < length; i++)
            reversed[i] = reversed[i >> 1] >> 1 | ((i & 1) == 1 ? length >> 1 : 0);
        roots = new Complex[length / 2];
        for (var i = 0; i < roots.Length; i++)
        {
            var (sin, cos) = Math.SinCos(-2 * Math.PI * i / length);
            roots[i] = new Complex(cos, sin);
        }
    }

    public void Transform(Span<Complex> x)
    {
        for (var i = 0; i < x.Length; i++)
        {
            if (i < reversed[i])
                (x[i], x[reversed[i]]) = (x[reversed[i]], x[i]);
        }
        for (var half = 1; half < x.Length; half *= 2)
        {
            var stride = roots.Length / half;
            for (var start = 0; start < x.Length; start += 2 * half)
            {
                var low = x.Slice(start, half);
                var high = x.Slice(start + half, half);
                for (var k = 0; k < half; k++)
                {
                    var root = roots[k * stride];
                    var (re, im) = (high[k].Real, high[k].Imaginary);
                    var turned = new Complex(re * root.Real - im * root.Imaginary, re * root.Imaginary + im * root.Real);
                    high[k] = low[k] - turned;
                    low[k] += turned;
                }
            }
        }
    }
}
