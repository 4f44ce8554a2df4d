namespace Cluster.Contracts.Campaigns;

/// <summary>Whether and how trials are stopped before their last epoch.</summary>
[GenerateSerializer, Alias("Campaigns.PrunerKind")]
public enum PrunerKind
{
    /// <summary>Every trial runs all its epochs.</summary>
    None,

    /// <summary>Worse than the median of earlier trials at the same epoch.</summary>
    Median,

    /// <summary>Asynchronous successive halving (Li et al. 2020).</summary>
    Asha,
}
