using Cluster.Compute.Campaigns;

namespace Cluster.Bench.Campaigns;

/// <summary>CPU time of one suggestion and one result with 6 real parameters after so many finished trials, median of 60 rounds after a warm-up.</summary>
internal sealed class SearchCpu : IBenchmark
{
    private const int Rounds = 60;
    private const int AsksARound = 10;

    private static readonly (int Trials, double OptunaMs)[] Marks = [(10, 3.1), (100, 3.6), (1_000, 15), (5_000, 47)];

    /// <inheritdoc/>
    public string Name => "search-cpu";

    /// <inheritdoc/>
    public Task<IReadOnlyList<BenchmarkFigure>> Run(BenchmarkContext context)
    {
        var space = new SearchSpace([.. Enumerable.Range(0, 6).Select(j => new FloatParameter($"x{j}", 0, 1))]);
        var figures = new List<BenchmarkFigure>();
        foreach (var (name, sampler) in Searches.Samplers)
        {
            // The compiler optimises in the background what has run often; its time is not the sampler's.
            for (var warm = 0; warm < 5; warm++)
                Measure(space, sampler, 500, context.Cancellation);
            foreach (var (trials, optuna) in Marks)
            {
                var times = Measure(space, sampler, trials, context.Cancellation);
                figures.Add(new($"{Name}/{trials}/{name}", Searches.Quantile(times, 0.5), "ms CPU", "Optuna 5.0 TPE, stored", optuna, Rounds, Searches.Quartiles(times)));
            }
        }

        return Task.FromResult<IReadOnlyList<BenchmarkFigure>>(figures);
    }

    /// <summary>Every round goes on from the same finished trials with a sampler that has read them.</summary>
    private static double[] Measure(SearchSpace space, Func<SearchSpace, ulong, ISampler> create, int trials, CancellationToken cancellation)
    {
        var (recorded, first, start) = (new SearchHistory(space, Direction.Minimise), create(space, 1), new RandomSampler(space, 2));
        for (var number = 0; number < trials; number++)
            Trial(recorded, number % 2 == 0 ? start : first, number);
        var times = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
        {
            cancellation.ThrowIfCancellationRequested();
            var (history, sampler) = (new SearchHistory(space, Direction.Minimise), create(space, 1));
            foreach (var trial in recorded.Finished)
            {
                history.Suggest(trial.Number, trial.Assignment);
                history.Finish(trial.Number, Outcome.Completed, trial.Value);
            }

            sampler.Ask(history, trials);
            var before = Environment.CpuUsage.TotalTime;
            for (var ask = 0; ask < AsksARound; ask++)
                Trial(history, sampler, trials + ask);
            times[round] = (Environment.CpuUsage.TotalTime - before).TotalMilliseconds / AsksARound;
        }

        return times;
    }

    private static void Trial(SearchHistory history, ISampler sampler, int number)
    {
        var point = sampler.Ask(history, number)!;
        history.Suggest(number, point);
        history.Finish(number, Outcome.Completed, point.Values.Sum(value => Math.Pow(value.Number!.Value - 0.4, 2)));
    }
}
