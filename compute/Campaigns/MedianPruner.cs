namespace Cluster.Compute.Campaigns;

/// <summary>
/// Prunes a trial whose best value so far is worse than the median of the completed trials at the same step
/// (Golovin et al., "Google Vizier", KDD 2017, section 3.2), once enough trials are complete and the trial is warm.
/// </summary>
public sealed class MedianPruner : IPruner
{
    private readonly int startupTrials;
    private readonly int warmupSteps;
    private readonly int interval;

    /// <summary>Nothing is pruned before <paramref name="startupTrials"/> completed trials, up to step <paramref name="warmupSteps"/>, or between intervals after it.</summary>
    public MedianPruner(int startupTrials = 5, int warmupSteps = 0, int interval = 1)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(startupTrials);
        ArgumentOutOfRangeException.ThrowIfNegative(warmupSteps);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(interval);
        (this.startupTrials, this.warmupSteps, this.interval) = (startupTrials, warmupSteps, interval);
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
        var median = peers.Median;
        return new(history.IsBetter(median, best), last.Step, best, median, peers.Count, $"best so far against the median of completed trials at step {last.Step}");
    }
}
