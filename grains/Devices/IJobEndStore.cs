using Cluster.Contracts.Devices;

namespace Cluster.Grains.Devices;

/// <summary>Where the end of a run is written: its job's transition, its grant's end and its artifacts, in one transaction.</summary>
public interface IJobEndStore
{
    /// <summary>
    /// Locks the job's row, lets <paramref name="decide"/> choose the transition from what is stored, and writes it; null if the row is not there or
    /// the decision was to record nothing.
    /// </summary>
    Task<JobRecord?> Move(string job, long fence, Func<JobRecord, JobTransition?> decide, JobEnd? end, CancellationToken cancellation);
}
