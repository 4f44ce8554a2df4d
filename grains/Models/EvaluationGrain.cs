using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Grains.Devices;

namespace Cluster.Grains.Models;

/// <summary>Owner of one evaluation's state transitions; the job row is its state.</summary>
internal sealed class EvaluationGrain(IJobEndStore ends) : Grain, IEvaluationGrain
{
    public Task<bool> End(JobEnd end, CancellationToken cancellation) =>
        Move(end.Fence, job => JobLifecycle.End(job, end), end, cancellation);

    public Task<bool> Lost(long fence, string cause, CancellationToken cancellation) =>
        Move(fence, job => JobLifecycle.Lost(job, fence, cause), end: null, cancellation);

    private async Task<bool> Move(long fence, Func<JobRecord, JobTransition?> decide, JobEnd? end, CancellationToken cancellation)
    {
        var moved = await ends.Move(this.GetPrimaryKeyString(), fence, decide, end, cancellation);
        if (moved is not null)
            _ = GrainFactory.GetGrain<ISchedulerGrain>(moved.Pool).Changed([moved.Id], CancellationToken.None);
        return moved is not null;
    }
}
