namespace Cluster.Compute.Statistics;

/// <summary>The score interval of a proportion, Wilson, "Probable inference", JASA 22 (1927).</summary>
public static class WilsonInterval
{
    /// <summary>
    /// The interval for <paramref name="successes"/> of <paramref name="trials"/> at a two-sided confidence such as 0.95;
    /// unlike p ± z·se it stays inside [0, 1] and is not empty at 0 or n successes.
    /// </summary>
    public static Interval Of(int successes, int trials, double confidence = 0.95)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(trials);
        if (successes < 0 || successes > trials)
            throw new ArgumentOutOfRangeException(nameof(successes), successes, $"Expected 0 to {trials} successes.");
        if (!(confidence > 0 && confidence < 1))
            throw new ArgumentOutOfRangeException(nameof(confidence), confidence, "Expected a confidence between 0 and 1.");
        var z = Normal.Quantile((1 + confidence) / 2);
        var (n, p) = ((double)trials, (double)successes / trials);
        var denominator = 1 + z * z / n;
        var centre = (p + z * z / (2 * n)) / denominator;
        var half = z / denominator * Math.Sqrt(p * (1 - p) / n + z * z / (4 * n * n));
        return new(successes == 0 ? 0 : centre - half, successes == trials ? 1 : centre + half);
    }
}
