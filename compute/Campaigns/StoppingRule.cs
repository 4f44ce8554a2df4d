namespace Cluster.Compute.Campaigns;

/// <summary>
/// When a search hands out no more points: after exactly MaxTrials of them, or when Patience trials in a row (completed,
/// pruned or failed) finished without a new best, if there is one.
/// </summary>
public sealed record StoppingRule
{
    /// <summary>Refuses limits below 1.</summary>
    public StoppingRule(int maxTrials, int? patience = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxTrials, 1);
        if (patience is { } given)
            ArgumentOutOfRangeException.ThrowIfLessThan(given, 1, nameof(patience));
        (MaxTrials, Patience) = (maxTrials, patience);
    }

    /// <summary>The points handed out in all.</summary>
    public int MaxTrials { get; }

    /// <summary>The finished trials without a new best that end the search.</summary>
    public int? Patience { get; }

    /// <summary>Why no further point may be handed out, in words; null where one may.</summary>
    public string? WhyStop(SearchHistory history)
    {
        if (history.Finished.Count + history.Outstanding.Count >= MaxTrials)
            return $"all {MaxTrials} trials are handed out";
        if (Patience is { } patience && history.FinishedSinceBest >= patience)
            return $"{history.FinishedSinceBest} trials in a row brought no new best";
        return null;
    }
}
