using System.Collections.Concurrent;

namespace Cluster.Silo.Devices;

/// <summary>All leases this silo holds, by job and fence.</summary>
internal sealed class RunningJobs
{
    private readonly ConcurrentDictionary<(string Job, long Fence), JobRun> _runs = new();

    public IReadOnlyCollection<JobRun> All => (IReadOnlyCollection<JobRun>)_runs.Values;

    public void Add(JobRun run) => _runs[(run.Lease.Job, run.Lease.Fence)] = run;

    public void Remove(JobRun run) => _runs.TryRemove((run.Lease.Job, run.Lease.Fence), out _);

    public JobRun? Find(string job, long fence) => _runs.GetValueOrDefault((job, fence));

    /// <summary>The newest lease of a job.</summary>
    public JobRun? Find(string job) => All.Where(run => run.Lease.Job == job).MaxBy(run => run.Lease.Fence);
}
