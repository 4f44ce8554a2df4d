namespace Cluster.Contracts.Campaigns;

/// <summary>Where a trial stands; the last four absorb.</summary>
[GenerateSerializer, Alias("Campaigns.TrialState")]
public enum TrialState
{
    /// <summary>Waits for a lane.</summary>
    Queued,

    /// <summary>Holds a lease.</summary>
    Running,

    /// <summary>Stands at its checkpoint until the campaign is resumed.</summary>
    Paused,

    /// <summary>Ran all its epochs.</summary>
    Completed,

    /// <summary>Stopped by the pruner.</summary>
    Pruned,

    /// <summary>Stopped with its campaign.</summary>
    Stopped,

    /// <summary>Failed; the reason is stored.</summary>
    Failed,
}
