namespace Cluster.Contracts.Devices;

/// <summary>How a worker ended.</summary>
[GenerateSerializer, Alias("Devices.JobOutcome")]
public enum JobOutcome
{
    /// <summary>Ran to the end; result and artifacts are there.</summary>
    Completed,

    /// <summary>Wrote a checkpoint and left, as asked, or because its silo is leaving.</summary>
    Paused,

    /// <summary>Stopped as asked.</summary>
    Stopped,

    /// <summary>Pruned as asked.</summary>
    Pruned,

    /// <summary>Failed by itself: NaN, out of memory, abort, bad input. It is not tried again.</summary>
    Failed,

    /// <summary>Killed from outside or lost without its own fault. It is tried again.</summary>
    Killed,
}
