using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;

namespace Cluster.Grains.Devices;

/// <summary>
/// The state machine of a run. Only a running job whose fence is the caller's moves; states that absorb never move. What the worker says and what
/// is desired meet in this order: Complete, Stop, Prune, Pause, Run. A failure of the job's own ends it at once; a loss is tried again unless it
/// came too often without a later checkpoint.
/// </summary>
public static class JobLifecycle
{
    /// <summary>Losses in a row without a later checkpoint after which a killed worker fails its job.</summary>
    public const int MaxWorkerLosses = 3;

    /// <summary>The same for losses that come with the whole silo, which is seldom the job's fault.</summary>
    public const int MaxSiloLosses = 10;

    /// <summary>The worker ended; null if the fence is old or the job is not running: then nothing is recorded.</summary>
    public static JobTransition? End(JobRecord job, JobEnd end)
    {
        if (!Holds(job, end.Fence))
            return null;

        return end.Outcome switch
        {
            JobOutcome.Completed => Keep(job, TrialState.Completed, null, null),
            JobOutcome.Failed => Keep(job, TrialState.Failed, end.FailureKind ?? "internal", end.Message ?? "The worker failed without a message."),
            JobOutcome.Killed => Lose(job, end.Message ?? "the worker was killed", end.CheckpointEpoch, MaxWorkerLosses),
            JobOutcome.Paused or JobOutcome.Stopped or JobOutcome.Pruned => Settle(job) with { Losses = 0 },
            _ => throw new ArgumentOutOfRangeException(nameof(end), end.Outcome, "Unknown outcome."),
        };
    }

    /// <summary>The lease was lost with its silo or by expiry; null if the fence is old or the job is not running.</summary>
    public static JobTransition? Lost(JobRecord job, long fence, string cause) =>
        Holds(job, fence) ? Lose(job, cause, job.CheckpointEpoch, MaxSiloLosses) : null;

    private static bool Holds(JobRecord job, long fence) => job.State == TrialState.Running && job.Fence == fence;

    private static JobTransition Lose(JobRecord job, string cause, int checkpointEpoch, int limit)
    {
        var settled = Settle(job);
        if (settled.State != TrialState.Queued)
            return settled;

        var losses = checkpointEpoch > job.LossesAtEpoch ? 1 : job.Losses + 1;
        return losses > limit
            ? new(TrialState.Failed, "lost", $"Lost {losses} times in a row without a later checkpoint; last: {cause}.", losses, checkpointEpoch)
            : settled with { Losses = losses, LossesAtEpoch = checkpointEpoch };
    }

    private static JobTransition Settle(JobRecord job) => job.Desired switch
    {
        DesiredState.Stop => Keep(job, TrialState.Stopped, null, null),
        DesiredState.Prune => Keep(job, TrialState.Pruned, null, null),
        DesiredState.Pause => Keep(job, TrialState.Paused, null, null),
        _ => Keep(job, TrialState.Queued, null, null),
    };

    private static JobTransition Keep(JobRecord job, TrialState state, string? kind, string? reason) =>
        new(state, kind, reason, job.Losses, job.LossesAtEpoch);
}
