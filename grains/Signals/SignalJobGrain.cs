using Cluster.Contracts.Devices;
using Cluster.Contracts.Signals;
using Cluster.Grains.Devices;

namespace Cluster.Grains.Signals;

/// <summary>Owner of the state transitions of one job on signals; the job row is its state. Whoever asked for it is told, and commits what it made.</summary>
internal sealed class SignalJobGrain(IJobEndStore ends) : Grain, ISignalJobGrain
{
    private string Id => this.GetPrimaryKeyString();

    public Task<bool> End(JobEnd end, CancellationToken cancellation) =>
        Move(end.Fence, job => JobLifecycle.End(job, end), end, cancellation);

    public Task<bool> Lost(long fence, string cause, CancellationToken cancellation) =>
        Move(fence, job => JobLifecycle.Lost(job, fence, cause), end: null, cancellation);

    private async Task<bool> Move(long fence, Func<JobRecord, JobTransition?> decide, JobEnd? end, CancellationToken cancellation)
    {
        var moved = await ends.Move(Id, fence, decide, end, cancellation);
        if (moved is null)
            return false;
        _ = GrainFactory.GetGrain<ISchedulerGrain>(moved.Pool).Changed([Id], CancellationToken.None);
        ISignalJobOwner owner = moved.Kind == SignalJobKinds.Generation
            ? GrainFactory.GetGrain<IDatasetGrain>(moved.Dataset!)
            : GrainFactory.GetGrain<IProjectionGrain>(ProjectionJobs.OwnerOf(moved));
        _ = owner.JobsChanged();
        return true;
    }
}
