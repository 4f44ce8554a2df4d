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

    /// <summary>Not among the best share of earlier trials at the same epoch.</summary>
    Percentile,

    /// <summary>Hyperband (Li et al. 2018): successive halving in several brackets that begin with more or fewer epochs.</summary>
    Hyperband,

    /// <summary>No improvement of the trial itself for some epochs.</summary>
    Patient,

    /// <summary>Worse than the best trial at the same epochs by the signed-rank test.</summary>
    Wilcoxon,

    /// <summary>The script that runs the trials prunes them: an Optuna study.</summary>
    External,
}
