namespace Cluster.Compute.Signals.Transforms;

/// <summary>
/// One pass of a Stockham transform: <see cref="Count"/> butterflies of <see cref="Radix"/> points for each of
/// <see cref="Stride"/> neighbours.
/// </summary>
internal sealed class Stage
{
    public Stage(int radix, int count, int stride)
    {
        (Radix, Count, Stride) = (radix, count, stride);
        Roots = new double[2 * count * (radix - 1)];
        var length = radix * count;
        for (var p = 0; p < count; p++)
        {
            for (var k = 1; k < radix; k++)
            {
                var (sin, cos) = Math.SinCos(-2 * Math.PI * ((long)p * k % length) / length);
                var at = 2 * (p * (radix - 1) + k - 1);
                (Roots[at], Roots[at + 1]) = (cos, sin);
            }
        }
    }

    public int Radix { get; }

    public int Count { get; }

    public int Stride { get; }

    /// <summary>For each butterfly the real and imaginary parts of its powers 1 to radix - 1.</summary>
    public double[] Roots { get; }
}
