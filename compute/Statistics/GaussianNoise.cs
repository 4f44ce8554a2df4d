namespace Cluster.Compute.Statistics;

/// <summary>
/// Long runs of standard normal numbers, several times as fast as <see cref="CounterRandom.NextGaussian"/> one by one and as reproducible: 32 bits a
/// number by the inverse distribution function, read from a table with straight lines between 4,096 quantiles and computed in the outer hundredths.
/// </summary>
public static class GaussianNoise
{
    private const int CellBits = 12;
    private const int Cells = 1 << CellBits;
    private const int TailCells = 32;
    private const double InCell = 1.0 / (1 << (32 - CellBits));

    private static readonly double[] Quantiles = [.. Enumerable.Range(0, Cells + 1)
        .Select(cell => cell is 0 or Cells ? 0 : Normal.Quantile(cell / (double)Cells))];

    /// <summary>Fills the target with the first numbers of a stream of a seed; the same ones for the same seed and stream on every machine.</summary>
    public static void Fill(ulong seed, ulong stream, Span<double> target)
    {
        var whole = target.Length & ~3;
        for (var i = 0; i < whole; i += 4)
        {
            var (first, second) = CounterRandom.Block(seed, (ulong)i >> 2, stream);
            target[i] = Of((uint)first);
            target[i + 1] = Of((uint)(first >> 32));
            target[i + 2] = Of((uint)second);
            target[i + 3] = Of((uint)(second >> 32));
        }

        if (whole == target.Length)
            return;
        var (left, right) = CounterRandom.Block(seed, (ulong)whole >> 2, stream);
        ReadOnlySpan<uint> rest = [(uint)left, (uint)(left >> 32), (uint)right];
        for (var i = whole; i < target.Length; i++)
            target[i] = Of(rest[i - whole]);
    }

    private static double Of(uint word)
    {
        var cell = (int)(word >> (32 - CellBits));
        if (cell is < TailCells or >= Cells - TailCells)
            return Normal.Quantile((word + 0.5) * (1.0 / (1L << 32)));
        var low = Quantiles[cell];
        return low + (Quantiles[cell + 1] - low) * (((word & ((1u << (32 - CellBits)) - 1)) + 0.5) * InCell);
    }
}
