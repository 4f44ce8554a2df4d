using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Grains.Devices;

namespace Cluster.Grains.Models;

/// <summary>Owner of one evaluation's state transitions; the job row is its state.</summary>
internal sealed class EvaluationGrain(IJobEndStore ends, EvaluationNews news) : Grain, IEvaluationGrain
{
    private string Id => this.GetPrimaryKeyString();

    public Task<bool> End(JobEnd end, CancellationToken cancellation) =>
        Move(end.Fence, job => JobLifecycle.End(job, end), end, cancellation);

    public Task<bool> Lost(long fence, string cause, CancellationToken cancellation) =>
        Move(fence, job => JobLifecycle.Lost(job, fence, cause), end: null, cancellation);

    public Task Taken(CancellationToken cancellation) => news.Publish(Id);

    private async Task<bool> Move(long fence, Func<JobRecord, JobTransition?> decide, JobEnd? end, CancellationToken cancellation)
    {
        var moved = await ends.Move(Id, fence, decide, end, cancellation);
        if (moved is null)
            return false;
        _ = GrainFactory.GetGrain<ISchedulerGrain>(moved.Pool).Changed([Id], CancellationToken.None);
        _ = news.Publish(Id);
        return true;
    }
}
