namespace Cluster.Contracts.Campaigns;

/// <summary>What a job is meant to do; what wins when several were asked is Complete, Stop, Prune, Pause, Run in this order.</summary>
[GenerateSerializer, Alias("Campaigns.DesiredState")]
public enum DesiredState
{
    /// <summary>Run to the end.</summary>
    Run,

    /// <summary>Write a checkpoint and free the lane.</summary>
    Pause,

    /// <summary>End as pruned.</summary>
    Prune,

    /// <summary>End as stopped.</summary>
    Stop,
}
