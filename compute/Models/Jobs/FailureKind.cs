namespace Cluster.Compute.Models.Jobs;

/// <summary>Why a job failed by itself.</summary>
public enum FailureKind
{
    /// <summary>A loss stopped being a number.</summary>
    Nan,

    /// <summary>Memory of the host or of the device ran out.</summary>
    OutOfMemory,

    /// <summary>The job, its dataset index, a recording or a model artifact is not what it has to be.</summary>
    BadInput,

    /// <summary>The checkpoint to go on from is damaged or belongs to another job.</summary>
    BadCheckpoint,

    /// <summary>The disk of the job's folder had no space left: nothing that the job did.</summary>
    DiskFull,

    /// <summary>Anything else: a fault of the program or its libraries.</summary>
    Internal,
}
