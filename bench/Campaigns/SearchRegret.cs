using Cluster.Compute.Campaigns;

namespace Cluster.Bench.Campaigns;

/// <summary>
/// How near 200 trials come to the known minima, median over 50 seeds, beside Optuna's default TPE (with the bound of the shift of
/// the logarithms, which should stay below log 1.25 = 0.223) and beside the best of Optuna's samplers.
/// </summary>
internal sealed class SearchRegret : IBenchmark
{
    private const int Seeds = 50;
    private const int Trials = 200;

    /// <inheritdoc/>
    public string Name => "search-regret";

    /// <inheritdoc/>
    public Task<IReadOnlyList<BenchmarkFigure>> Run(BenchmarkContext context)
    {
        var figures = new List<BenchmarkFigure>();
        foreach (var (name, sampler) in Searches.Samplers)
        {
            foreach (var function in TestFunctions.All)
            {
                var peer = SearchPeers.Of(function.Name, context.Reference);
                var regrets = Searches.Regrets(function, sampler, Trials, Seeds, context.Cancellation);
                var (median, quartiles) = (Searches.Quantile(regrets, 0.5), Searches.Quartiles(regrets));
                var title = $"{Name}/{function.Name}/{name}";
                figures.Add(new(title, median, "regret", "Optuna 5.0 TPE, stored", Searches.Quantile(peer.Regrets, 0.5), Seeds, quartiles));
                figures.Add(new(title + "/shift-bound", Searches.ShiftBound(regrets, peer.Regrets), "log regret", "limit log 1.25", Math.Log(1.25), Seeds));
                figures.Add(new(title + "/best-peer", median, "regret", $"{peer.BestSampler}, stored", peer.BestMedian, Seeds, quartiles));
            }
        }

        return Task.FromResult<IReadOnlyList<BenchmarkFigure>>(figures);
    }
}
