using Cluster.Contracts;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Grains.Devices;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Models;

/// <summary>Owner of one prediction job's state transitions; the job row is its state.</summary>
internal sealed class PredictionGrain(IJobEndStore ends, JobTable jobs, PredictionTable predictions, CommandTable commands, PredictionNews news)
    : Grain, IPredictionGrain
{
    private string Id => this.GetPrimaryKeyString();

    public Task<bool> End(JobEnd end, CancellationToken cancellation) =>
        Move(end.Fence, job => JobLifecycle.End(job, end), end, cancellation);

    public Task<bool> Lost(long fence, string cause, CancellationToken cancellation) =>
        Move(fence, job => JobLifecycle.Lost(job, fence, cause), end: null, cancellation);

    public Task Taken(CancellationToken cancellation) => news.Publish(Id);

    public async Task<string> Cancel(CommandContext context, CancellationToken cancellation)
    {
        var body = $"{Id} cancel";
        if (await commands.Answer(context, body, cancellation) is { } answer)
            return answer;
        var job = await jobs.Find(Id, cancellation);
        if (job is not { Kind: PredictionJobs.Kind })
            throw new CommandRefusedException($"There is no prediction job {Id}.", RefusalKind.NotFound);
        if (job.IsFinished || !await predictions.Cancel(context, body, Id, cancellation))
            throw new CommandRefusedException($"{Id} has ended; expected one that waits or runs.", RefusalKind.Conflict);
        Changed(job.Pool);
        return Id;
    }

    private async Task<bool> Move(long fence, Func<JobRecord, JobTransition?> decide, JobEnd? end, CancellationToken cancellation)
    {
        var moved = await ends.Move(Id, fence, decide, end, cancellation);
        if (moved is null)
            return false;
        Changed(moved.Pool);
        return true;
    }

    private void Changed(string pool)
    {
        _ = GrainFactory.GetGrain<ISchedulerGrain>(pool).Changed([Id], CancellationToken.None);
        _ = news.Publish(Id);
    }
}
