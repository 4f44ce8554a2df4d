namespace Cluster.Compute.Comparisons;

/// <summary>Gathers significant bins into bands.</summary>
internal static class SpectralBands
{
    /// <summary>Bins up to two apart are of one band if they differ in one direction and so do the bins between them.</summary>
    private const int Gap = 2;

    public static IReadOnlyList<SpectralBand> Of(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, double[] db, double[] adjusted, double stepHz, double rate)
    {
        var bands = new List<SpectralBand>();
        for (var first = 1; first < db.Length; first++)
        {
            if (!(adjusted[first] <= rate))
                continue;
            var (last, upwards) = (first, db[first] > 0);
            for (var k = first + 1; k < db.Length && k - last <= Gap && db[k] > 0 == upwards; k++)
            {
                if (adjusted[k] <= rate)
                    last = k;
            }

            bands.Add(Band(a, b, db, adjusted, stepHz, first, last));
            first = last;
        }

        return bands;
    }

    private static SpectralBand Band(
        ReadOnlySpan<double> a, ReadOnlySpan<double> b, double[] db, double[] adjusted, double stepHz, int first, int last)
    {
        var (powerA, powerB, at, least) = (0.0, 0.0, first, 1.0);
        for (var k = first; k <= last; k++)
        {
            powerA += a[k];
            powerB += b[k];
            if (Math.Abs(db[k]) > Math.Abs(db[at]))
                at = k;
            if (adjusted[k] < least)
                least = adjusted[k];
        }

        return new((first - 0.5) * stepHz, (last + 0.5) * stepHz, last - first + 1, 10 * Math.Log10(powerA / powerB), db[at], at * stepHz, least);
    }
}
