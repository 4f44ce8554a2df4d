using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cluster.Compute.Campaigns;

/// <summary>The inner loops of a Parzen estimator over all its points.</summary>
internal static class KernelSums
{
    /// <summary>Kernels below this exponent add nothing to a uniform density that a double could show.</summary>
    private const double NegligibleExponent = -35;

    /// <summary>total += log kernel, in vectors: the inner loop of every suggestion. A NaN marks a point without the parameter.</summary>
    public static void AddNumber(Span<double> total, ReadOnlySpan<double> centres, ReadOnlySpan<double> norms, double unit, double scale)
    {
        var sums = MemoryMarshal.Cast<double, Vector256<double>>(total);
        var mu = MemoryMarshal.Cast<double, Vector256<double>>(centres);
        var peaks = MemoryMarshal.Cast<double, Vector256<double>>(norms);
        var (at, steepness) = (Vector256.Create(unit), Vector256.Create(scale));
        for (var block = 0; block < sums.Length; block++)
        {
            var z = (at - mu[block]) * steepness;
            sums[block] += Vector256.ConditionalSelect(Vector256.Equals(z, z), peaks[block] - Vector256.Create(0.5) * z * z, Vector256<double>.Zero);
        }

        for (var point = sums.Length * Vector256<double>.Count; point < total.Length; point++)
        {
            var z = (unit - centres[point]) * scale;
            total[point] += double.IsNaN(z) ? 0 : norms[point] - 0.5 * z * z;
        }
    }

    /// <summary>The sum of weighted kernels, in vectors of a fixed width so that every machine adds in the same order.</summary>
    public static double SumOfExponentials(ReadOnlySpan<double> exponents, ReadOnlySpan<double> logWeights)
    {
        var blocks = MemoryMarshal.Cast<double, Vector256<double>>(exponents);
        var weights = MemoryMarshal.Cast<double, Vector256<double>>(logWeights);
        var total = Vector256<double>.Zero;
        for (var block = 0; block < blocks.Length; block++)
        {
            var exponent = blocks[block] + weights[block];
            if (Vector256.GreaterThanAny(exponent, Vector256.Create(NegligibleExponent)))
                total += Vector256.Exp(exponent);
        }

        var sum = Vector256.Sum(total);
        for (var point = blocks.Length * Vector256<double>.Count; point < exponents.Length; point++)
            sum += Math.Exp(exponents[point] + logWeights[point]);
        return sum;
    }

    /// <summary>total += log kernel for a choice, relative to the uniform probability.</summary>
    public static void AddChoice(Span<double> total, ReadOnlySpan<double> centres, double choice, double change, long choices)
    {
        var (same, other) = (Math.Log((1 - change) * choices + change), Math.Log(change));
        for (var point = 0; point < total.Length; point++)
            total[point] += double.IsNaN(centres[point]) ? 0 : centres[point] == choice ? same : other;
    }
}
