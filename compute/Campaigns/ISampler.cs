namespace Cluster.Compute.Campaigns;

/// <summary>
/// Chooses the points of a search. A point is a function of the sampler's seed and settings, the history and the trial's
/// number alone; what a sampler keeps between calls only spares work.
/// </summary>
public interface ISampler
{
    /// <summary>The point for trial <paramref name="number"/> (from 0); null where the space is exhausted.</summary>
    Assignment? Ask(SearchHistory history, int number);
}
