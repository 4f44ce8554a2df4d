namespace Cluster.Bench.Campaigns;

/// <summary>
/// The same on the generated functions: the geometric mean of the median regrets (at least 1e-7) over the half of the family that
/// the rules were chosen on and over the half that was not looked at then, against random draws in the same run.
/// </summary>
internal sealed class SearchFamily : IBenchmark
{
    private const int Seeds = 20;
    private const int Trials = 200;
    private const int Functions = 60;

    /// <inheritdoc/>
    public string Name => "search-family";

    /// <inheritdoc/>
    public Task<IReadOnlyList<BenchmarkFigure>> Run(BenchmarkContext context)
    {
        var figures = new List<BenchmarkFigure>();
        foreach (var (half, first) in new[] { ("chosen-on", 0), ("unseen", 1) })
        {
            var functions = Enumerable.Range(0, Functions / 2).Select(k => GeneratedFunctions.Create(2 * k + first)).ToArray();
            var random = Logs((space, seed) => new Compute.Campaigns.RandomSampler(space, seed));
            foreach (var (name, sampler) in Searches.Samplers)
            {
                var logs = Logs(sampler);
                figures.Add(new($"{Name}/{half}/{name}", Math.Pow(10, logs.Average()), "regret", "random draws", Math.Pow(10, random.Average()), functions.Length));
            }

            double[] Logs(Func<Compute.Campaigns.SearchSpace, ulong, Compute.Campaigns.ISampler> sampler) =>
            [
                .. functions.Select(function =>
                    Math.Log10(Math.Max(1e-7, Searches.Quantile(Searches.Regrets(function, sampler, Trials, Seeds, context.Cancellation), 0.5)))),
            ];
        }

        return Task.FromResult<IReadOnlyList<BenchmarkFigure>>(figures);
    }
}
