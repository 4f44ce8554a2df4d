namespace Cluster.Compute.Campaigns;

/// <summary>
/// Prunes a trial whose best value so far is not among the best share of what the completed trials had at the same step, once enough
/// trials are complete and the trial is warm. With half of them it is the median rule of Golovin et al., "Google Vizier", KDD 2017,
/// section 3.2; between two neighbours the cut-off lies in proportion.
/// </summary>
public sealed class PercentilePruner : IPruner
{
    private readonly double percentile;
    private readonly int startupTrials;
    private readonly int warmupSteps;
    private readonly int interval;

    /// <summary>
    /// Keeps the best <paramref name="percentile"/> percent. Nothing is pruned before <paramref name="startupTrials"/> completed trials, up to
    /// step <paramref name="warmupSteps"/>, or between intervals after it.
    /// </summary>
    public PercentilePruner(double percentile = 50, int startupTrials = 5, int warmupSteps = 0, int interval = 1)
    {
        if (!(percentile > 0 && percentile < 100))
            throw new ArgumentOutOfRangeException(nameof(percentile), percentile, "Expected more than 0 and less than 100.");
        ArgumentOutOfRangeException.ThrowIfNegative(startupTrials);
        ArgumentOutOfRangeException.ThrowIfNegative(warmupSteps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(interval);
        (this.percentile, this.startupTrials, this.warmupSteps, this.interval) = (percentile, startupTrials, warmupSteps, interval);
    }

    /// <inheritdoc/>
    public PruneDecision Decide(SearchHistory history, int number)
    {
        var last = history.Last(number);
        if (double.IsNaN(last.Value))
            return PruneDecision.NotANumber(last);
        if (last.Step <= warmupSteps || (last.Step - warmupSteps - 1) % interval != 0)
            return PruneDecision.Unjudged(last, $"no check at step {last.Step}");
        if (history.CompletedCount < startupTrials)
            return PruneDecision.Unjudged(last, $"{history.CompletedCount} of {startupTrials} trials needed are complete");
        var peers = history.CompletedAt(last.Step);
        if (peers.Count == 0)
            return PruneDecision.Unjudged(last, $"no completed trial reported step {last.Step}");
        var best = history.BestReport(number);
        var share = percentile / 100;
        var cutOff = peers.Quantile(history.Direction == Direction.Minimise ? share : 1 - share);
        var what = percentile == 50 ? "median" : $"best {percentile:G6} %";
        return new(history.IsBetter(cutOff, best), last.Step, best, cutOff, peers.Count, $"best so far against the {what} of completed trials at step {last.Step}");
    }
}
