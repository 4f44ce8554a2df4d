using Cluster.Compute.Statistics;

namespace Cluster.Compute.Campaigns;

/// <summary>
/// Prunes a trial that is worse than the best completed one at the same steps, by the one-sided signed-rank test on the paired reports
/// (<see cref="SignedRankTest"/>; racing by a test on pairs: Birattari et al., "A racing algorithm for configuring metaheuristics", GECCO 2002).
/// Made for steps that are folds or problems of their own, where it needs the fewest; epochs of one curve hang together, so on them the
/// probability is a measure of steadiness and no error rate.
/// </summary>
public sealed class WilcoxonPruner : IPruner
{
    private readonly double significance;
    private readonly int warmupSteps;

    /// <summary>Prunes where the test's probability is below <paramref name="significance"/> (more than 0, less than 1), after step <paramref name="warmupSteps"/>.</summary>
    public WilcoxonPruner(double significance = 0.1, int warmupSteps = 0)
    {
        if (!(significance > 0 && significance < 1))
            throw new ArgumentOutOfRangeException(nameof(significance), significance, "Expected more than 0 and less than 1.");
        ArgumentOutOfRangeException.ThrowIfNegative(warmupSteps);
        (this.significance, this.warmupSteps) = (significance, warmupSteps);
    }

    /// <inheritdoc/>
    public PruneDecision Decide(SearchHistory history, int number)
    {
        var last = history.Last(number);
        if (double.IsNaN(last.Value))
            return PruneDecision.NotANumber(last);
        if (last.Step <= warmupSteps)
            return PruneDecision.Unjudged(last, $"no check up to step {warmupSteps}");
        if (history.Best is not { } best)
            return PruneDecision.Unjudged(last, "no trial is complete");
        var steps = history.Curve(best.Number).Where(point => !double.IsNaN(point.Value)).ToDictionary(point => point.Step, point => point.Value);
        var pairs = history.Curve(number).Where(point => !double.IsNaN(point.Value) && steps.ContainsKey(point.Step))
            .Select(point => (Own: point.Value, Best: steps[point.Step])).ToArray();
        if (pairs.Length == 0)
            return PruneDecision.Unjudged(last, $"the best trial {best.Number} has no step in common");
        var sign = history.Direction == Direction.Minimise ? 1 : -1;
        var chance = SignedRankTest.GreaterProbability([.. pairs.Select(pair => pair.Own == pair.Best ? 0 : sign * (pair.Own - pair.Best))]);
        var (own, other) = (pairs.Average(pair => pair.Own), pairs.Average(pair => pair.Best));
        // A mean that is no worse outweighs many small losses by few large gains, which ranks hide.
        var isWorse = history.IsBetter(other, own);
        return new(isWorse && chance < significance, last.Step, own, other, pairs.Length,
            $"mean of {pairs.Length} common steps against the best trial {best.Number}; signed-rank test p = {chance:G3}, pruned below {significance:G3}");
    }
}
