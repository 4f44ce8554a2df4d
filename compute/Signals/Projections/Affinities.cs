using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cluster.Compute.Signals.Projections;

/// <summary>
/// Which rows are neighbours and how strongly, p_ij = (p_j|i + p_i|j) / 2n with the width of each Gaussian set by the perplexity: van der Maaten
/// and Hinton, "Visualizing data using t-SNE", JMLR 9 (2008), eq. (1) and section 3.1. Only the 3 x perplexity nearest count (van der Maaten,
/// "Accelerating t-SNE using tree-based algorithms", JMLR 15 (2014), eq. (6)). Row i has the entries from Starts[i] to Starts[i + 1].
/// </summary>
internal sealed record Affinities(int[] Starts, int[] Others, double[] Values)
{
    public static Affinities Of(double[][] rows, double perplexity, Action<double> progress, CancellationToken cancellation)
    {
        var count = Math.Min(rows.Length - 1, (int)Math.Floor(3 * perplexity));
        var (neighbours, distances) = (new int[rows.Length * count], new double[rows.Length * count]);
        var packed = Pack(rows, out var width);
        var scratch = new float[rows.Length];
        for (var i = 0; i < rows.Length; i++)
        {
            if ((i & 255) == 0)
            {
                cancellation.ThrowIfCancellationRequested();
                progress((double)i / rows.Length);
            }

            var stretch = i * count;
            Nearest(packed, width, i, scratch, neighbours.AsSpan(stretch, count), distances.AsSpan(stretch, count));
            Weigh(distances.AsSpan(stretch, count), perplexity);
        }

        return Symmetric(rows.Length, count, neighbours, distances);
    }

    private static float[] Pack(double[][] rows, out int width)
    {
        var lanes = Vector256<float>.Count;
        width = (rows[0].Length + lanes - 1) / lanes * lanes;
        var packed = new float[rows.Length * width];
        for (var i = 0; i < rows.Length; i++)
        {
            for (var j = 0; j < rows[i].Length; j++)
                packed[i * width + j] = (float)rows[i][j];
        }

        return packed;
    }

    /// <summary>The nearest rows and their squared distances, by looking at all; equal distances in the order of the rows.</summary>
    private static void Nearest(float[] packed, int width, int of, float[] all, Span<int> neighbours, Span<double> distances)
    {
        var self = MemoryMarshal.Cast<float, Vector256<float>>(packed.AsSpan(of * width, width));
        var vectors = MemoryMarshal.Cast<float, Vector256<float>>(packed.AsSpan());
        for (var (i, at) = (0, 0); i < all.Length; i++, at += self.Length)
        {
            var sum = Vector256<float>.Zero;
            for (var j = 0; j < self.Length; j++)
            {
                var off = self[j] - vectors[at + j];
                sum += off * off;
            }

            all[i] = Vector256.Sum(sum);
        }

        var heap = new PriorityQueue<int, (float, int)>(neighbours.Length + 1);
        for (var i = 0; i < all.Length; i++)
        {
            if (i == of)
                continue;
            // The farthest of those kept comes out first.
            var place = (-all[i], -i);
            if (heap.Count < neighbours.Length)
                heap.Enqueue(i, place);
            else if (heap.TryPeek(out var farthest, out _) && all[i] < all[farthest])
                heap.EnqueueDequeue(i, place);
        }

        for (var i = neighbours.Length - 1; i >= 0; i--)
        {
            neighbours[i] = heap.Dequeue();
            distances[i] = all[neighbours[i]];
        }
    }

    /// <summary>Turns squared distances into probabilities whose entropy is ln perplexity, by bisection of the Gaussian's precision.</summary>
    private static void Weigh(Span<double> distances, double perplexity)
    {
        var (low, high, precision, least) = (0.0, double.PositiveInfinity, 1.0, distances[0]);
        var mean = 0.0;
        foreach (var distance in distances)
            mean += (distance - least) / distances.Length;
        if (mean > 0)
            precision = 1 / mean;
        for (var step = 0; step < 100; step++)
        {
            var (sum, moment) = (0.0, 0.0);
            foreach (var distance in distances)
            {
                var weight = Math.Exp(-(distance - least) * precision);
                sum += weight;
                moment += weight * (distance - least);
            }

            var off = Math.Log(sum) + precision * moment / sum - Math.Log(perplexity);
            if (Math.Abs(off) < 1e-6)
                break;
            if (off > 0)
                (low, precision) = (precision, double.IsPositiveInfinity(high) ? 2 * precision : (precision + high) / 2);
            else
                (high, precision) = (precision, (precision + low) / 2);
            // Equal distances have one entropy whatever the precision.
            if (precision is 0 or > 1e300)
                break;
        }

        var total = 0.0;
        foreach (ref var distance in distances)
        {
            distance = Math.Exp(-(distance - least) * precision);
            total += distance;
        }

        foreach (ref var distance in distances)
            distance /= total;
    }

    private static Affinities Symmetric(int rows, int count, int[] neighbours, double[] values)
    {
        var starts = new int[rows + 1];
        for (var e = 0; e < neighbours.Length; e++)
        {
            starts[e / count + 1]++;
            starts[neighbours[e] + 1]++;
        }

        for (var i = 0; i < rows; i++)
            starts[i + 1] += starts[i];
        var (others, both, filled) = (new int[starts[rows]], new double[starts[rows]], starts.ToArray());
        for (var e = 0; e < neighbours.Length; e++)
        {
            var (i, j, half) = (e / count, neighbours[e], values[e] / (2.0 * rows));
            (others[filled[i]], both[filled[i]++]) = (j, half);
            (others[filled[j]], both[filled[j]++]) = (i, half);
        }

        return new(starts, others, both);
    }
}
