using Cluster.Compute.Campaigns;
using Cluster.Compute.Statistics;

namespace Cluster.Bench.Campaigns;

/// <summary>
/// Pruning at an equal budget of steps: learning curves of 81 steps that fall to the generated functions' values at speeds of
/// their own, with noise; the geometric mean of the median regrets, in units of the function's spread over random points.
/// "ignoring" shows the sampler only completed trials, so it says what learning from pruned ones is worth.
/// </summary>
internal sealed class SearchPruning : IBenchmark
{
    private const int Seeds = 20;
    private const int Steps = 81;
    private const int Budget = 45 * Steps;

    /// <inheritdoc/>
    public string Name => "search-pruning";

    /// <inheritdoc/>
    public Task<IReadOnlyList<BenchmarkFigure>> Run(BenchmarkContext context)
    {
        TestFunction[] functions = [TestFunctions.Mixed, .. Enumerable.Range(0, 30).Select(k => GeneratedFunctions.Create(2 * k))];
        (string Name, IPruner Pruner)[] pruners = [("none", new NoPruner()), ("median", new PercentilePruner()), ("asha", new AshaPruner(1, 3))];
        var figures = new List<BenchmarkFigure>();
        foreach (var (name, pruner) in pruners)
        {
            var ignoring = Logs(functions, pruner, ignorePruned: true, context.Cancellation);
            var learning = Logs(functions, pruner, ignorePruned: false, context.Cancellation);
            figures.Add(new($"{Name}/{name}/tpe", Math.Pow(10, learning.Average()), "regret", "ignoring pruned trials", Math.Pow(10, ignoring.Average()), functions.Length));
        }

        return Task.FromResult<IReadOnlyList<BenchmarkFigure>>(figures);
    }

    private static double[] Logs(TestFunction[] functions, IPruner pruner, bool ignorePruned, CancellationToken cancellation)
    {
        var logs = new double[functions.Length];
        Parallel.For(0, functions.Length, new ParallelOptions { CancellationToken = cancellation, MaxDegreeOfParallelism = Environment.ProcessorCount }, at =>
        {
            var spread = Spread(functions[at]);
            var regrets = Enumerable.Range(0, Seeds).Select(seed => Search(functions[at], pruner, ignorePruned, spread, (ulong)seed) / spread).ToArray();
            logs[at] = Math.Log10(Math.Max(1e-7, Searches.Quantile(regrets, 0.5)));
        });
        return logs;
    }

    private static double Search(TestFunction function, IPruner pruner, bool ignorePruned, double spread, ulong seed)
    {
        var judged = new SearchHistory(function.Space, Direction.Minimise);
        var shown = ignorePruned ? new SearchHistory(function.Space, Direction.Minimise) : judged;
        var sampler = new TpeSampler(function.Space, seed);
        var spent = 0;
        for (var number = 0; spent < Budget && sampler.Ask(shown, number) is { } point; number++)
        {
            judged.Suggest(number, point);
            var (value, noise) = (function.Value(point), new CounterRandom(seed, (ulong)number));
            var (speed, height) = (6 + 24 * noise.NextDouble(), spread * (0.5 + noise.NextDouble()));
            var pruned = false;
            for (var step = 1; step <= Steps && !pruned; step++, spent++)
            {
                judged.Report(number, step, value + height * Math.Exp(-step / speed) + 0.03 * spread * (1 - (double)step / Steps) * noise.NextGaussian());
                pruned = pruner.Decide(judged, number).Prune;
            }

            judged.Finish(number, pruned ? Outcome.Pruned : Outcome.Completed, pruned ? null : value);
            if (!ignorePruned || pruned)
                continue;
            shown.Suggest(number, point);
            shown.Finish(number, Outcome.Completed, value);
        }

        return function.Regret(judged.Best!.Value!.Value);
    }

    private static double Spread(TestFunction function)
    {
        var (random, none) = (new RandomSampler(function.Space, 99), new SearchHistory(function.Space, Direction.Minimise));
        var values = Enumerable.Range(0, 60).Select(number => function.Value(random.Ask(none, number)!)).ToArray();
        return Math.Max(1e-9, Searches.Quantile(values, 0.75) - Searches.Quantile(values, 0.25));
    }
}
