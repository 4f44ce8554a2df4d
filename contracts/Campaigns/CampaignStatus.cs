namespace Cluster.Contracts.Campaigns;

/// <summary>Where a campaign stands.</summary>
[GenerateSerializer, Alias("Campaigns.CampaignStatus")]
public enum CampaignStatus
{
    /// <summary>Accepted, no trial has held a lane yet.</summary>
    Queued,

    /// <summary>Trials run or wait for lanes.</summary>
    Running,

    /// <summary>No new trial starts; running ones write a checkpoint and free their lanes.</summary>
    Pausing,

    /// <summary>Nothing runs until it is resumed.</summary>
    Paused,

    /// <summary>Running trials are being stopped.</summary>
    Stopping,

    /// <summary>Stopped early by a person; results are kept.</summary>
    Stopped,

    /// <summary>Its budget or its stopping rule ended it.</summary>
    Completed,

    /// <summary>It could not go on; the reason is stored.</summary>
    Failed,
}
