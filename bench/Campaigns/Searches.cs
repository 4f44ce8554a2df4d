using Cluster.Compute.Campaigns;

namespace Cluster.Bench.Campaigns;

/// <summary>Runs searches on functions, one trial after the other, and sums up what they reached.</summary>
internal static class Searches
{
    /// <summary>The samplers that are judged, by name.</summary>
    public static IReadOnlyDictionary<string, Func<SearchSpace, ulong, ISampler>> Samplers { get; } = new Dictionary<string, Func<SearchSpace, ulong, ISampler>>
    {
        ["tpe"] = (space, seed) => new TpeSampler(space, seed),
        ["cma-es"] = (space, seed) => new CmaEsSampler(space, seed),
        ["gaussian-process"] = (space, seed) => new GaussianProcessSampler(space, seed),
        ["automatic"] = (space, seed) => new AutomaticSampler(space, seed),
    };

    /// <summary>The regret after some trials for every seed.</summary>
    public static double[] Regrets(TestFunction function, Func<SearchSpace, ulong, ISampler> sampler, int trials, int seeds, CancellationToken cancellation)
    {
        var regrets = new double[seeds];
        var options = new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = cancellation };
        Parallel.For(0, seeds, options, seed => regrets[seed] = Regret(function, sampler(function.Space, (ulong)seed), trials));
        return regrets;
    }

    /// <summary>The value at a share of the sorted values, between neighbours in proportion.</summary>
    public static double Quantile(double[] values, double share)
    {
        var sorted = values.Order().ToArray();
        var place = share * (sorted.Length - 1);
        var below = (int)place;
        return sorted[below] + (sorted[Math.Min(below + 1, sorted.Length - 1)] - sorted[below]) * (place - below);
    }

    /// <summary>The middle half of the values.</summary>
    public static double[] Quartiles(double[] values) => [Quantile(values, 0.25), Quantile(values, 0.75)];

    /// <summary>
    /// The one-sided 95 % bound of how far the logarithms of <paramref name="ours"/> lie above those of <paramref name="theirs"/>:
    /// Hodges and Lehmann's shift with the normal approximation of the rank sum.
    /// </summary>
    public static double ShiftBound(double[] ours, double[] theirs)
    {
        var (m, n) = ((double)ours.Length, (double)theirs.Length);
        var shifts = ours.SelectMany(_ => theirs, (a, b) => Math.Log(Math.Max(a, 1e-12)) - Math.Log(Math.Max(b, 1e-12))).Order().ToArray();
        var rank = m * n / 2 + 1.6448536269514722 * Math.Sqrt(m * n * (m + n + 1) / 12);
        return shifts[Math.Min(shifts.Length - 1, (int)Math.Ceiling(rank))];
    }

    private static double Regret(TestFunction function, ISampler sampler, int trials)
    {
        var history = new SearchHistory(function.Space, Direction.Minimise);
        for (var number = 0; number < trials && sampler.Ask(history, number) is { } point; number++)
        {
            history.Suggest(number, point);
            history.Finish(number, Outcome.Completed, function.Value(point));
        }

        return function.Regret(history.Best!.Value!.Value);
    }
}
