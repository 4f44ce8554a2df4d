namespace Cluster.Compute.Campaigns;

/// <summary>How a trial finished.</summary>
public enum Outcome
{
    /// <summary>It ran to its last step and has a value.</summary>
    Completed,

    /// <summary>The pruner stopped it; its last report stands for it.</summary>
    Pruned,

    /// <summary>It broke; nothing is known of its point but that it was tried.</summary>
    Failed,

    /// <summary>It was stopped together with its campaign; nothing is known of its point but that it was tried.</summary>
    Stopped,
}
