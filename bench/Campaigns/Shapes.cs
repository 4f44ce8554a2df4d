using Cluster.Compute.Statistics;

namespace Cluster.Bench.Campaigns;

/// <summary>The shapes of the generated functions.</summary>
internal static class Shapes
{
    /// <summary>How many shapes there are.</summary>
    public const int Count = 6;

    /// <summary>Draws one of a kind.</summary>
    public static Shape Create(int kind, int dimensions, CounterRandom random)
    {
        var optimum = Enumerable.Range(0, dimensions).Select(_ => 0.12 + 0.76 * random.NextDouble()).ToArray();
        var rotation = Rotation(dimensions, random.NextInt(2) == 1, random);
        var condition = Math.Pow(10, 2 * random.NextDouble());
        var stretch = Enumerable.Range(0, dimensions).Select(j => Math.Pow(condition, -j / (dimensions - 1.0))).ToArray();
        random.Shuffle(stretch.AsSpan());
        var (depth, frequency, power) = (random.NextDouble(), 3 + 6 * random.NextDouble(), 0.5 + 1.2 * random.NextDouble());
        var hills = Enumerable.Range(0, 3 + random.NextInt(4)).Select(_ => Hill(dimensions, random)).ToArray();
        return kind switch
        {
            0 => new("bowl", optimum, Bowl, 0, 1),
            1 => new("cone", optimum, x => Math.Pow(Bowl(x), power / 2), 0, 1),
            2 => new("ripples", optimum, x => Turned(x).Select((z, j) => stretch[j] * (z * z + 0.02 * depth * (1 - Math.Cos(2 * Math.PI * frequency * z)))).Sum(), 0, 1),
            3 => new("hills", optimum, x => Math.Min(-Math.Exp(-Bowl(x) / 0.09), hills.Min(hill => hill(x))), -1, 1),
            4 => new("valley", optimum, Valley, 0, 100),
            _ => new("funnel", optimum, x => Math.Log(1 + 1e3 * Bowl(x)) + 0.3 * depth * Turned(x).Select((z, j) => Math.Abs(z) * stretch[j]).Sum(), 0, 5),
        };

        double Bowl(double[] x) => Turned(x).Select((z, j) => stretch[j] * z * z).Sum();

        double[] Turned(double[] x) => [.. rotation.Select(row => row.Select((weight, j) => weight * (x[j] - optimum[j])).Sum())];

        double Valley(double[] x)
        {
            var z = x.Select((v, j) => (v - optimum[j]) * 4 + 1).ToArray();
            return z.Sum(v => (1 - v) * (1 - v)) + z.Skip(1).Zip(z, (next, v) => (3 + 20 * depth) * (next - v * v) * (next - v * v)).Sum();
        }
    }

    private static Func<double[], double> Hill(int dimensions, CounterRandom random)
    {
        var centre = Enumerable.Range(0, dimensions).Select(_ => random.NextDouble()).ToArray();
        var (height, width) = (0.3 + 0.6 * random.NextDouble(), 0.15 + 0.25 * random.NextDouble());
        return x => -height * Math.Exp(-x.Zip(centre, (a, b) => (a - b) * (a - b)).Sum() / (2 * width * width * dimensions));
    }

    /// <summary>An orthonormal basis: that of the axes, or one drawn at random by Gram and Schmidt.</summary>
    private static double[][] Rotation(int dimensions, bool turned, CounterRandom random)
    {
        var basis = new List<double[]>();
        for (var row = 0; row < dimensions; row++)
        {
            var vector = Enumerable.Range(0, dimensions).Select(j => turned ? random.NextGaussian() : j == row ? 1 : 0).ToArray();
            foreach (var other in basis)
            {
                var along = vector.Zip(other, (a, b) => a * b).Sum();
                vector = [.. vector.Zip(other, (a, b) => a - along * b)];
            }

            var length = Math.Sqrt(vector.Sum(v => v * v));
            basis.Add([.. vector.Select(v => v / length)]);
        }

        return [.. basis];
    }
}
