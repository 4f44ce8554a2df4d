using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cluster.Compute.Campaigns;

/// <summary>Inner loops over rows of numbers, in vectors of a fixed width so that every machine adds in the same order.</summary>
internal static class RowProducts
{
    /// <summary>The sum of the products of two rows of one length.</summary>
    public static double Dot(ReadOnlySpan<double> left, ReadOnlySpan<double> right)
    {
        var a = MemoryMarshal.Cast<double, Vector256<double>>(left);
        var b = MemoryMarshal.Cast<double, Vector256<double>>(right)[..a.Length];
        var (even, odd) = (Vector256<double>.Zero, Vector256<double>.Zero);
        var block = 0;
        for (; block + 1 < a.Length; block += 2)
        {
            even += a[block] * b[block];
            odd += a[block + 1] * b[block + 1];
        }

        if (block < a.Length)
            even += a[block] * b[block];
        var sum = Vector256.Sum(even + odd);
        for (var at = a.Length * Vector256<double>.Count; at < left.Length; at++)
            sum += left[at] * right[at];
        return sum;
    }

    /// <summary>target += scale · source.</summary>
    public static void AddScaled(Span<double> target, double scale, ReadOnlySpan<double> source)
    {
        var sums = MemoryMarshal.Cast<double, Vector256<double>>(target);
        var terms = MemoryMarshal.Cast<double, Vector256<double>>(source)[..sums.Length];
        var factor = Vector256.Create(scale);
        for (var block = 0; block < sums.Length; block++)
            sums[block] += factor * terms[block];
        for (var at = sums.Length * Vector256<double>.Count; at < target.Length; at++)
            target[at] += scale * source[at];
    }
}
