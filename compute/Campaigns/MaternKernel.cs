using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cluster.Compute.Campaigns;

/// <summary>
/// The Matérn kernel of smoothness 5/2 with one length a coordinate: k(r) = σ²(1 + √5 r + 5/3 r²) exp(-√5 r). Rasmussen and Williams,
/// "Gaussian processes for machine learning", MIT Press 2006, eq. 4.17. Choices add their weight to r² where they differ, which embeds
/// them as the corners of a simplex and keeps the kernel positive definite.
/// </summary>
internal static class MaternKernel
{
    private static readonly double Root5 = Math.Sqrt(5);

    /// <summary>r² += weight · (column - x)² for a number, or weight where they differ for a choice.</summary>
    public static void AddDistances(Span<double> squares, ReadOnlySpan<double> column, double x, double weight, bool isChoice)
    {
        if (isChoice)
        {
            for (var point = 0; point < squares.Length; point++)
                squares[point] += column[point] == x ? 0 : weight;
            return;
        }

        var sums = MemoryMarshal.Cast<double, Vector256<double>>(squares);
        var values = MemoryMarshal.Cast<double, Vector256<double>>(column)[..sums.Length];
        var (at, scale) = (Vector256.Create(x), Vector256.Create(weight));
        for (var block = 0; block < sums.Length; block++)
        {
            var step = values[block] - at;
            sums[block] += scale * step * step;
        }

        for (var point = sums.Length * Vector256<double>.Count; point < squares.Length; point++)
            squares[point] += weight * (column[point] - x) * (column[point] - x);
    }

    /// <summary>Covariances from squared distances, and their derivatives by r²: -5/6 σ²(1 + √5 r) exp(-√5 r).</summary>
    public static void Covariances(ReadOnlySpan<double> squares, double signal, Span<double> covariances, Span<double> slopes)
    {
        var distances = MemoryMarshal.Cast<double, Vector256<double>>(squares);
        var values = MemoryMarshal.Cast<double, Vector256<double>>(covariances);
        var derivatives = MemoryMarshal.Cast<double, Vector256<double>>(slopes);
        var (one, root, third) = (Vector256<double>.One, Vector256.Create(Root5), Vector256.Create(5.0 / 3));
        for (var block = 0; block < distances.Length; block++)
        {
            var length = root * Vector256.Sqrt(distances[block]);
            var decay = Vector256.Create(signal) * Vector256.Exp(-length);
            values[block] = (one + length + third * distances[block]) * decay;
            derivatives[block] = Vector256.Create(-5.0 / 6) * (one + length) * decay;
        }

        for (var point = distances.Length * Vector256<double>.Count; point < squares.Length; point++)
        {
            var length = Root5 * Math.Sqrt(squares[point]);
            var decay = signal * Math.Exp(-length);
            covariances[point] = (1 + length + 5.0 / 3 * squares[point]) * decay;
            slopes[point] = -5.0 / 6 * (1 + length) * decay;
        }
    }
}
