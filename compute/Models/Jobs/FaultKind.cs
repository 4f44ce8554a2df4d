namespace Cluster.Compute.Models.Jobs;

/// <summary>A fault that a test wants an analytic job to have.</summary>
public enum FaultKind
{
    /// <summary>The value of the epoch is not a number.</summary>
    Nan,

    /// <summary>The process aborts, as native code does.</summary>
    Abort,

    /// <summary>An allocation larger than the address space is tried.</summary>
    OutOfMemory,

    /// <summary>A file is written to a device that has no space left.</summary>
    DiskFull,

    /// <summary>The job's thread blocks and hears no request any more.</summary>
    Stall,
}
