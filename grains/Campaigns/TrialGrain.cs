using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Grains.Devices;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Campaigns;

/// <summary>Owner of one trial's state transitions; the job row is its state, every turn reads it under a lock.</summary>
internal sealed partial class TrialGrain(JobTable jobs, IJobEndStore ends, ILogger<TrialGrain> logger) : Grain, ITrialGrain
{
    public async Task<bool> End(JobEnd end, CancellationToken cancellation)
    {
        var moved = await ends.Move(this.GetPrimaryKeyString(), end.Fence, job => JobLifecycle.End(job, end), end, cancellation);
        if (moved is null)
            LogRefused(this.GetPrimaryKeyString(), end.Fence, end.Outcome);

        // An agent that repeats an end whose answer it never got may find the campaign untold.
        if ((moved ?? await jobs.Find(this.GetPrimaryKeyString(), cancellation)) is { } job)
            await Tell(job, cancellation);
        return moved is not null;
    }

    public async Task<bool> Lost(long fence, string cause, CancellationToken cancellation)
    {
        var moved = await ends.Move(this.GetPrimaryKeyString(), fence, job => JobLifecycle.Lost(job, fence, cause), end: null, cancellation);
        if (moved is not null)
        {
            LogLost(moved.Id, fence, cause, moved.State);
            await Tell(moved, cancellation);
        }

        return moved is not null;
    }

    private async Task Tell(JobRecord job, CancellationToken cancellation)
    {
        var scheduler = GrainFactory.GetGrain<ISchedulerGrain>(job.Pool).Changed([job.Id], CancellationToken.None);
        _ = scheduler.ContinueWith(
            t => LogUntold(job.Id, t.Exception!.InnerException!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Current);
        await GrainFactory.GetGrain<ICampaignGrain>(job.Campaign!).TrialsChanged([job.Id], cancellation);
    }
}
