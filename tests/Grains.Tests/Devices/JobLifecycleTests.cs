using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Grains.Devices;

namespace Cluster.Grains.Tests.Devices;

public sealed class JobLifecycleTests
{
    private static readonly TrialState[] Absorbing = [TrialState.Completed, TrialState.Pruned, TrialState.Stopped, TrialState.Failed];

    public static TheoryData<TrialState, DesiredState, JobOutcome> Everything()
    {
        var data = new TheoryData<TrialState, DesiredState, JobOutcome>();
        foreach (var state in Enum.GetValues<TrialState>())
        {
            foreach (var desired in Enum.GetValues<DesiredState>())
            {
                foreach (var outcome in Enum.GetValues<JobOutcome>())
                    data.Add(state, desired, outcome);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Everything))]
    public void An_end_moves_only_a_running_job_under_its_fence(TrialState state, DesiredState desired, JobOutcome outcome)
    {
        var job = Job(state, desired, fence: 7);
        Assert.Null(JobLifecycle.End(job, End(outcome, fence: 6)));
        var moved = JobLifecycle.End(job, End(outcome, fence: 7));
        Assert.Equal(state == TrialState.Running, moved is not null);
        if (moved is not null)
            Assert.Equal(Expected(desired, outcome), moved.State);
    }

    /// <summary>Complete wins over Stop over Prune over Pause over Run; a failure of its own ends the job at once.</summary>
    private static TrialState Expected(DesiredState desired, JobOutcome outcome) => (outcome, desired) switch
    {
        (JobOutcome.Completed, _) => TrialState.Completed,
        (JobOutcome.Failed, _) => TrialState.Failed,
        (_, DesiredState.Stop) => TrialState.Stopped,
        (_, DesiredState.Prune) => TrialState.Pruned,
        (_, DesiredState.Pause) => TrialState.Paused,
        _ => TrialState.Queued,
    };

    [Fact]
    public void No_order_of_grants_wishes_ends_and_losses_leaves_an_absorbing_state()
    {
        var seen = new HashSet<(TrialState, DesiredState, int)>();
        Explore(Job(TrialState.Queued, DesiredState.Run, fence: 0), depth: 7, seen);
        Assert.Contains(seen, s => s.Item1 == TrialState.Completed);
        Assert.Contains(seen, s => s.Item1 == TrialState.Pruned);
    }

    [Fact]
    public void A_killed_worker_is_tried_again_three_times_without_a_later_checkpoint()
    {
        var job = Job(TrialState.Running, DesiredState.Run, fence: 1);
        for (var loss = 1; loss <= JobLifecycle.MaxWorkerLosses; loss++)
        {
            var moved = JobLifecycle.End(job, End(JobOutcome.Killed, 1))!;
            Assert.Equal((TrialState.Queued, loss), (moved.State, moved.Losses));
            job = job with { Losses = moved.Losses, LossesAtEpoch = moved.LossesAtEpoch };
        }

        Assert.Equal(TrialState.Failed, JobLifecycle.End(job, End(JobOutcome.Killed, 1))!.State);
    }

    [Fact]
    public void A_later_checkpoint_forgives_earlier_losses()
    {
        var job = Job(TrialState.Running, DesiredState.Run, fence: 1) with { Losses = 3, LossesAtEpoch = 4, CheckpointEpoch = 5 };
        Assert.Equal((TrialState.Queued, 1, 5), Shape(JobLifecycle.Lost(job, 1, "its silo is dead")!));
    }

    private static (TrialState State, int Losses, int AtEpoch) Shape(JobTransition moved) => (moved.State, moved.Losses, moved.LossesAtEpoch);

    private static void Explore(JobRecord job, int depth, HashSet<(TrialState State, DesiredState Desired, int Depth)> seen)
    {
        if (!seen.Add((job.State, job.Desired, depth)) || depth == 0)
            return;
        foreach (var next in Steps(job))
        {
            if (Absorbing.Contains(job.State))
                Assert.Equal(job.State, next.State);
            Assert.True(next.Fence >= job.Fence);
            Explore(next, depth - 1, seen);
        }
    }

    private static IEnumerable<JobRecord> Steps(JobRecord job)
    {
        if (job is { State: TrialState.Queued, Desired: DesiredState.Run })
            yield return job with { State = TrialState.Running, Fence = job.Fence + 1 };
        foreach (var desired in Enum.GetValues<DesiredState>())
            yield return Wish(job, desired);
        foreach (var fence in (long[])[job.Fence, job.Fence - 1])
        {
            foreach (var outcome in Enum.GetValues<JobOutcome>())
                yield return Apply(job, JobLifecycle.End(job, End(outcome, fence)));
            yield return Apply(job, JobLifecycle.Lost(job, fence, "lost"));
        }
    }

    /// <summary>What the table does with a wish; JobWishTests holds the SQL to the same.</summary>
    internal static JobRecord Wish(JobRecord job, DesiredState desired)
    {
        var open = job.State is TrialState.Queued or TrialState.Running or TrialState.Paused;
        if (!open || (desired != DesiredState.Stop && job.Desired is DesiredState.Stop or DesiredState.Prune))
            return job;
        return job with
        {
            Desired = desired,
            State = job.State == TrialState.Running ? TrialState.Running : desired switch
            {
                DesiredState.Pause => TrialState.Paused,
                DesiredState.Stop => TrialState.Stopped,
                DesiredState.Prune => TrialState.Pruned,
                _ => TrialState.Queued,
            },
        };
    }

    private static JobRecord Apply(JobRecord job, JobTransition? moved) => moved is null ? job : job with { State = moved.State, Losses = moved.Losses };

    private static JobEnd End(JobOutcome outcome, long fence) =>
        new(fence, outcome, 0.5, 1, 2, 1, [], null, null, null, 1, null, 0, null);

    private static JobRecord Job(TrialState state, DesiredState desired, long fence) => new()
    {
        Id = "trial-1",
        Kind = "trial",
        Pool = "pool-main",
        LaneKind = LaneKind.Training,
        Priority = 0,
        Title = "t",
        Body = "{}",
        State = state,
        Desired = desired,
        Fence = fence,
    };
}
