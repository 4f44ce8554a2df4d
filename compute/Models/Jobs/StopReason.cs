namespace Cluster.Compute.Models.Jobs;

/// <summary>Why a job was stopped.</summary>
public enum StopReason
{
    /// <summary>It was told to stop.</summary>
    Stopped,

    /// <summary>It was told that it is pruned.</summary>
    Pruned,

    /// <summary>Its lease was not renewed in time.</summary>
    Deadline,
}
