using Cluster.Compute.Campaigns;

namespace Cluster.Compute.Tests.Campaigns;

/// <summary>Runs whole searches without a cluster.</summary>
internal static class Searches
{
    /// <summary>Trials one after the other, and the best regret after all of them.</summary>
    public static double Regret(TestFunction function, ISampler sampler, int trials)
    {
        var history = new SearchHistory(function.Space, Direction.Minimise);
        for (var number = 0; number < trials; number++)
            Run(history, sampler, number, function.Value);
        return function.Regret(history.Best!.Value!.Value);
    }

    /// <summary>One trial from its point to its value.</summary>
    public static Assignment Run(SearchHistory history, ISampler sampler, int number, Func<Assignment, double> value)
    {
        var point = sampler.Ask(history, number)!;
        history.Suggest(number, point);
        history.Finish(number, Outcome.Completed, value(point));
        return point;
    }

    /// <summary>The middle of several values.</summary>
    public static double Median(IEnumerable<double> values) => values.Order().ToArray() is var sorted ? sorted[sorted.Length / 2] : double.NaN;
}
