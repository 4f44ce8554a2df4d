namespace Cluster.Compute.Models.Jobs;

/// <summary>What a running job is asked to do; of several requests the highest wins.</summary>
public enum JobRequest
{
    /// <summary>Run on.</summary>
    Continue,

    /// <summary>Write a checkpoint and end.</summary>
    Pause,

    /// <summary>End as pruned.</summary>
    Prune,

    /// <summary>End as stopped.</summary>
    Stop,

    /// <summary>End: the right to run is gone.</summary>
    Leave,
}
