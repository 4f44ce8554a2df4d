using System.Buffers;
using System.Numerics;

namespace Cluster.Compute.Signals.Transforms;

/// <summary>
/// Transforms of real signals of one length. An even length is done as a complex one of half the length, with neighbours as real
/// and imaginary parts (Press et al., "Numerical Recipes", 3rd ed., eq. 12.3.5).
/// </summary>
internal sealed class RealPlan
{
    private const int KeptPlans = 48;
    private static readonly PlanCache<int, RealPlan> Plans = new(KeptPlans, length => new RealPlan(length));

    private readonly int length;
    private readonly FftPlan inner;
    private readonly Complex[] roots;

    private RealPlan(int length)
    {
        this.length = length;
        inner = FftPlan.Of(Paired ? length / 2 : length);
        roots = new Complex[Paired ? length / 4 + 1 : 0];
        for (var k = 0; k < roots.Length; k++)
        {
            var (sin, cos) = Math.SinCos(-2 * Math.PI * k / length);
            roots[k] = new Complex(cos, sin);
        }
    }

    private bool Paired => length % 2 == 0;

    public static RealPlan Of(int length) => Plans.Get(length);

    /// <summary>Bins 0 to N/2 without a factor.</summary>
    public void Forward(ReadOnlySpan<double> x, Span<Complex> bins)
    {
        var size = inner.Length;
        var rented = ArrayPool<double>.Shared.Rent(2 * size + inner.WorkLength);
        var re = rented.AsSpan(0, size);
        var im = rented.AsSpan(size, size);
        var work = rented.AsSpan(2 * size);
        if (Paired)
        {
            for (var i = 0; i < re.Length; i++)
                (re[i], im[i]) = (x[2 * i], x[2 * i + 1]);
            inner.Forward(re, im, work);
            Unpack(re, im, bins);
        }
        else
        {
            x.CopyTo(re);
            im.Clear();
            inner.Forward(re, im, work);
            for (var k = 0; k <= length / 2; k++)
                bins[k] = new Complex(re[k], im[k]);
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    /// <summary>The signal whose bins 0 to N/2 are given, with the factor 1/N; imaginary parts of bins 0 and N/2 do not count.</summary>
    public void Inverse(ReadOnlySpan<Complex> bins, Span<double> x)
    {
        var size = inner.Length;
        var rented = ArrayPool<double>.Shared.Rent(2 * size + inner.WorkLength);
        var re = rented.AsSpan(0, size);
        var im = rented.AsSpan(size, size);
        var work = rented.AsSpan(2 * size);
        if (Paired)
        {
            Pack(bins, re, im);
            inner.Forward(im, re, work);
            for (var i = 0; i < re.Length; i++)
                (x[2 * i], x[2 * i + 1]) = (re[i] / size, im[i] / size);
        }
        else
        {
            (re[0], im[0]) = (bins[0].Real, 0);
            for (var k = 1; k <= length / 2; k++)
            {
                (re[k], im[k]) = (bins[k].Real, bins[k].Imaginary);
                (re[size - k], im[size - k]) = (bins[k].Real, -bins[k].Imaginary);
            }

            inner.Forward(im, re, work);
            for (var i = 0; i < size; i++)
                x[i] = re[i] / size;
        }

        ArrayPool<double>.Shared.Return(rented);
    }

    private void Unpack(ReadOnlySpan<double> re, ReadOnlySpan<double> im, Span<Complex> bins)
    {
        var half = re.Length;
        bins[0] = re[0] + im[0];
        bins[half] = re[0] - im[0];
        for (var k = 1; k <= half / 2; k++)
        {
            var other = half - k;
            var (evenR, evenI) = ((re[k] + re[other]) / 2, (im[k] - im[other]) / 2);
            var (oddR, oddI) = ((im[k] + im[other]) / 2, (re[other] - re[k]) / 2);
            var (cos, sin) = (roots[k].Real, roots[k].Imaginary);
            var (turnR, turnI) = (oddR * cos - oddI * sin, oddR * sin + oddI * cos);
            bins[k] = new Complex(evenR + turnR, evenI + turnI);
            bins[other] = new Complex(evenR - turnR, turnI - evenI);
        }
    }

    private void Pack(ReadOnlySpan<Complex> bins, Span<double> re, Span<double> im)
    {
        var half = re.Length;
        (re[0], im[0]) = ((bins[0].Real + bins[half].Real) / 2, (bins[0].Real - bins[half].Real) / 2);
        for (var k = 1; k <= half / 2; k++)
        {
            var other = half - k;
            var (a, b) = (bins[k], bins[other]);
            var (evenR, evenI) = ((a.Real + b.Real) / 2, (a.Imaginary - b.Imaginary) / 2);
            var (turnR, turnI) = ((a.Real - b.Real) / 2, (a.Imaginary + b.Imaginary) / 2);
            var (cos, sin) = (roots[k].Real, roots[k].Imaginary);
            var (oddR, oddI) = (turnR * cos + turnI * sin, turnI * cos - turnR * sin);
            (re[k], im[k]) = (evenR - oddI, evenI + oddR);
            (re[other], im[other]) = (evenR + oddI, oddR - evenI);
        }
    }
}
