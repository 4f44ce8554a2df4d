namespace Cluster.Compute.Campaigns;

/// <summary>Lets every trial run to its last step.</summary>
public sealed class NoPruner : IPruner
{
    /// <inheritdoc/>
    public PruneDecision Decide(SearchHistory history, int number) => PruneDecision.Unjudged(history.Last(number), "nothing is pruned");
}
