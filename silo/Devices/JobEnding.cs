using Cluster.Compute.Models.Jobs;

namespace Cluster.Silo.Devices;

/// <summary>How a run's worker came to its end: by a last word, or by a fault without one; and the time it held the lane.</summary>
internal sealed record JobEnding(WorkerReport? LastWord, WorkerFault? Fault, TimeSpan LaneTime)
{
    /// <summary>Whether it counts against the lane: the process broke, which a job that failed in good order does not show.</summary>
    public bool BrokeWorker => LastWord is null;
}
