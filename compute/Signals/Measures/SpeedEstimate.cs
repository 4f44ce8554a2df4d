namespace Cluster.Compute.Signals.Measures;

/// <summary>
/// Guesses the speed of the shaft from one spectrum: the base whose multiples explain the lines best (a harmonic sum, after Schroeder, "Period
/// histogram and product spectrum", J. Acoust. Soc. Am. 43, 1968). A guess to offer, never to apply unasked: a spectrum can't tell a shaft from a
/// gear or a pump that turns at a multiple.
/// </summary>
public static class SpeedEstimate
{
    private const int MostHarmonics = 10;
    private const int MostCandidates = 5;

    /// <summary>The likeliest speeds, best first; none if no line lies in reach.</summary>
    /// <param name="x">Samples, at least 256; the resolution is the rate over their number.</param>
    /// <param name="rateHz">Sampling rate.</param>
    /// <param name="lowHz">Slowest speed to consider.</param>
    /// <param name="highHz">Fastest speed to consider.</param>
    public static IReadOnlyList<SpeedCandidate> Of(ReadOnlySpan<float> x, double rateHz, double lowHz = 5, double highHz = 100)
    {
        if (!(lowHz > 0 && highHz > lowHz))
            throw new ArgumentException($"expected a range of speeds above 0 Hz, found {lowHz} to {highHz} Hz");
        var step = rateHz / x.Length;
        // Only what is near: far lines are harmonics of everything.
        var lines = SpectralLines.Of(x, rateHz, 400).Where(line => line.Hz <= MostHarmonics * highHz).Take(60).ToArray();
        var candidates = new List<SpeedCandidate>();
        foreach (var line in lines)
        {
            for (var k = 1; k <= 3; k++)
            {
                if (line.Hz / k >= lowHz && line.Hz / k <= highHz)
                    candidates.Add(Explain(lines, line.Hz / k, step));
            }
        }

        var best = new List<SpeedCandidate>();
        foreach (var candidate in candidates.OrderByDescending(one => one.Score).ThenBy(one => one.Hz))
        {
            if (best.Count < MostCandidates && !best.Exists(other => Math.Abs(other.Hz - candidate.Hz) <= Tolerance(candidate.Hz, step)))
                best.Add(candidate);
        }

        return best;
    }

    private static SpeedCandidate Explain(SpectralLine[] lines, double hz, double step)
    {
        var (harmonics, score, weighted, weights) = (new List<int>(), 0.0, 0.0, 0.0);
        for (var k = 1; k <= MostHarmonics; k++)
        {
            var match = lines.Where(line => Math.Abs(line.Hz - k * hz) <= Tolerance(hz, step)).MinBy(line => Math.Abs(line.Hz - k * hz));
            if (match is null)
                continue;
            harmonics.Add(k);
            // A line of the mains is there whether the shaft turns or not.
            var strength = Math.Log(match.OverFloor) * (IsMains(match.Hz, step) ? 0.5 : 1);
            score += strength / Math.Pow(k, 0.3);
            weighted += strength * k * match.Hz;
            weights += strength * k * k;
        }

        var refined = weights > 0 && double.IsFinite(weights) ? weighted / weights : hz;
        return new SpeedCandidate(refined, harmonics, score, IsMains(refined, step));
    }

    private static bool IsMains(double hz, double step)
        => hz < 250 && Math.Min(Math.Abs(hz - 50 * Math.Max(1, Math.Round(hz / 50))), Math.Abs(hz - 60 * Math.Max(1, Math.Round(hz / 60)))) <= Math.Max(0.1, 0.6 * step);

    private static double Tolerance(double hz, double step) => Math.Max(0.6 * step, 0.002 * hz);
}
