using Cluster.Compute.Models.Jobs;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;

namespace Cluster.Silo.Tests.Devices;

public sealed class DeviceAgentTests
{
    [Fact]
    public async Task Job_runs_to_its_end_with_its_epochs_in_order_before_its_artifacts()
    {
        await using var fixture = new AgentFixture();
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", epochs: 5));
        fixture.Agent.Start();
        var end = await fixture.Cluster.Ended("trial-1");

        Assert.Equal(JobOutcome.Completed, end.Outcome);
        Assert.Equal([1, 2, 3, 4, 5], fixture.Cluster["trial-1"].Epochs.Select(row => row.Epoch));
        Assert.All(fixture.Cluster["trial-1"].Epochs, row => Assert.Equal(1, row.Fence));
        Assert.Equal(fixture.Cluster["trial-1"].Epochs.Max(row => row.Value), end.Value);
        var artifact = Assert.Single(end.Artifacts);
        Assert.Equal(fixture.Cluster.Blobs[artifact.Hash].Length, artifact.Length);
        Assert.Equal("curve.json", artifact.Name);
    }

    [Fact]
    public async Task Lane_takes_the_next_job_while_the_end_of_the_last_one_is_still_being_recorded()
    {
        await using var fixture = new AgentFixture();
        var mayEnd = new TaskCompletionSource();
        fixture.Cluster.Before["end"] = () => mayEnd.Task;
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", epochs: 1));
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-2", epochs: 1));
        fixture.Agent.Start();
        await fixture.Cluster.Seen("epoch trial-2 1");
        Assert.Empty(fixture.Cluster["trial-1"].Ends);

        mayEnd.SetResult();
        Assert.Equal(JobOutcome.Completed, (await fixture.Cluster.Ended("trial-1")).Outcome);
        Assert.Equal(JobOutcome.Completed, (await fixture.Cluster.Ended("trial-2")).Outcome);
    }

    [Fact]
    public async Task Pause_leaves_a_checkpoint_from_which_the_job_goes_on_to_the_same_values()
    {
        await using var fixture = new AgentFixture();
        var job = AgentFixture.Job("trial-1", epochs: 40, secondsPerEpoch: 0.05);
        fixture.Cluster.Enqueue(job);
        fixture.Agent.Start();
        await fixture.Cluster.Seen("epoch trial-1 2");
        fixture.Cluster.Desire("trial-1", DesiredState.Pause);
        var paused = await fixture.Cluster.Ended("trial-1");
        Assert.Equal(JobOutcome.Paused, paused.Outcome);
        Assert.Equal(fixture.Cluster["trial-1"].Epochs.Count, paused.CheckpointEpoch);
        Assert.Contains(paused.Checkpoint!, fixture.Cluster.Blobs.Keys);
        Assert.True(File.Exists(Path.Combine(fixture.Folder, "cache", paused.Checkpoint!)));

        fixture.Cluster.Enqueue(job);
        Assert.Equal(JobOutcome.Completed, (await fixture.Cluster.Ended("trial-1", times: 2)).Outcome);
        Assert.Equal(Enumerable.Range(1, 40), fixture.Cluster["trial-1"].Epochs.Select(row => row.Epoch));

        fixture.Cluster.Enqueue(job with { JobId = "trial-2", SecondsPerEpoch = 0 });
        await fixture.Cluster.Ended("trial-2");
        Assert.Equal(fixture.Cluster["trial-2"].Epochs.Select(row => row.Value), fixture.Cluster["trial-1"].Epochs.Select(row => row.Value));
    }

    [Theory]
    [InlineData(DesiredState.Stop, JobOutcome.Stopped)]
    [InlineData(DesiredState.Prune, JobOutcome.Pruned)]
    public async Task Wish_in_the_table_ends_the_job_as_wished(DesiredState desired, JobOutcome outcome)
    {
        await using var fixture = new AgentFixture();
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", epochs: 1000, secondsPerEpoch: 0.05));
        fixture.Agent.Start();
        await fixture.Cluster.Seen("epoch trial-1 1");
        fixture.Cluster.Desire("trial-1", desired);

        Assert.Equal(outcome, (await fixture.Cluster.Ended("trial-1")).Outcome);
    }

    [Fact]
    public async Task Worker_that_does_not_leave_as_asked_is_killed_and_the_job_ends_as_asked()
    {
        await using var fixture = new AgentFixture(options => options with { CancelTimeout = TimeSpan.FromMilliseconds(300) });
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", epochs: 1000, secondsPerEpoch: 0.05));
        fixture.Agent.Start();
        await fixture.Cluster.Seen("epoch trial-1 1");
        Workers.Signal(fixture.WorkerOf("trial-1"), "STOP");
        fixture.Cluster.Desire("trial-1", DesiredState.Stop);

        Assert.Equal(JobOutcome.Stopped, (await fixture.Cluster.Ended("trial-1")).Outcome);
    }

    [Fact]
    public async Task Campaign_that_prunes_on_a_report_ends_the_trial_as_pruned()
    {
        await using var fixture = new AgentFixture();
        fixture.Cluster.Prune.Add("trial-1");
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", epochs: 1000, secondsPerEpoch: 0.05));
        fixture.Agent.Start();

        Assert.Equal(JobOutcome.Pruned, (await fixture.Cluster.Ended("trial-1")).Outcome);
    }

    [Fact]
    public async Task Worker_killed_from_outside_ends_its_job_as_killed_and_the_lane_lives_on()
    {
        await using var fixture = new AgentFixture();
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", epochs: 1000, secondsPerEpoch: 0.05));
        fixture.Agent.Start();
        await fixture.Cluster.Seen("epoch trial-1 1");
        Workers.Signal(fixture.WorkerOf("trial-1"), "KILL");
        var end = await fixture.Cluster.Ended("trial-1");
        Assert.Equal((JobOutcome.Killed, "killed"), (end.Outcome, end.FailureKind));

        fixture.Cluster.Enqueue(AgentFixture.Job("trial-2"));
        Assert.Equal(JobOutcome.Completed, (await fixture.Cluster.Ended("trial-2")).Outcome);
    }

    [Fact]
    public async Task Job_that_finds_the_disk_full_is_lost_and_not_failed()
    {
        await using var fixture = new AgentFixture();
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", fault: FaultKind.DiskFull));
        fixture.Agent.Start();
        var end = await fixture.Cluster.Ended("trial-1");

        Assert.Equal((JobOutcome.Killed, "disk_full"), (end.Outcome, end.FailureKind));
        Assert.Contains("No space left on device", end.Message!, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(FaultKind.Abort, "abort")]
    [InlineData(FaultKind.Nan, "nan")]
    [InlineData(FaultKind.OutOfMemory, "out_of_memory")]
    public async Task Fault_of_its_own_fails_the_job_with_its_reason(FaultKind fault, string kind)
    {
        await using var fixture = new AgentFixture();
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", fault: fault));
        fixture.Agent.Start();
        var end = await fixture.Cluster.Ended("trial-1");

        Assert.Equal((JobOutcome.Failed, kind), (end.Outcome, end.FailureKind));
        Assert.NotEmpty(end.Message!);
        Assert.Equal([1], fixture.Cluster["trial-1"].Epochs.Select(row => row.Epoch));
        var log = string.Join('\n', fixture.Cluster["trial-1"].Log.Values);
        Assert.Contains(" epoch 1 of ", log, StringComparison.Ordinal);
        Assert.Contains(fault == FaultKind.Abort ? "An injected fault aborts this worker." : " failed (", log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Body_that_is_no_job_fails_it_with_a_sentence()
    {
        await using var fixture = new AgentFixture();
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1") with { Objective = "nonsense" });
        fixture.Agent.Start();
        var end = await fixture.Cluster.Ended("trial-1");

        Assert.Equal((JobOutcome.Failed, "bad_input"), (end.Outcome, end.FailureKind));
        Assert.Contains("nonsense", end.Message!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lane_whose_workers_break_three_times_in_a_row_is_out_of_use_until_it_is_reinstated()
    {
        await using var fixture = new AgentFixture();
        foreach (var job in new[] { "trial-1", "trial-2", "trial-3", "trial-4" })
            fixture.Cluster.Enqueue(AgentFixture.Job(job, fault: job == "trial-4" ? null : FaultKind.Abort));
        fixture.Agent.Start();
        await fixture.Cluster.Ended("trial-3");
        await fixture.Cluster.Seen("renew", fixture.Cluster.CountOf("renew") + 5);
        var lane = Assert.Single(fixture.Agent.Lanes);
        Assert.Contains("3 failures in a row", lane.Quarantine!, StringComparison.Ordinal);
        Assert.Empty(fixture.Cluster["trial-4"].Epochs);

        await fixture.Agent.Reinstate(lane.Id);
        Assert.Equal(JobOutcome.Completed, (await fixture.Cluster.Ended("trial-4")).Outcome);
    }

    [Fact]
    public async Task Stop_hands_the_running_job_back_at_a_checkpoint_and_leaves_no_worker()
    {
        await using var fixture = new AgentFixture();
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", epochs: 1000, secondsPerEpoch: 0.05));
        fixture.Agent.Start();
        await fixture.Cluster.Seen("epoch trial-1 2");
        var worker = fixture.WorkerOf("trial-1");
        await fixture.Agent.Stop();

        var end = await fixture.Cluster.Ended("trial-1");
        Assert.Equal(JobOutcome.Paused, end.Outcome);
        Assert.Equal(fixture.Cluster["trial-1"].Epochs.Count, end.CheckpointEpoch);
        await fixture.Cluster.Seen("leave");
        Assert.Null(fixture.Machine.Sample(worker));
        Assert.Empty(Directory.GetFiles(Path.Combine(fixture.Folder, "workers", fixture.Options.SiloName)));
    }

    [Fact]
    public async Task Stop_gives_a_job_up_that_does_not_leave_in_time()
    {
        await using var fixture = new AgentFixture(options => options with { StopTimeout = TimeSpan.FromMilliseconds(300) });
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", epochs: 1000, secondsPerEpoch: 0.05));
        fixture.Agent.Start();
        await fixture.Cluster.Seen("epoch trial-1 1");
        var worker = fixture.WorkerOf("trial-1");
        Workers.Signal(worker, "STOP");
        await fixture.Agent.Stop();

        Assert.Empty(fixture.Cluster["trial-1"].Ends);
        Assert.Null(fixture.Machine.Sample(worker));
    }

    [Fact]
    public async Task Full_disk_takes_no_lease_and_a_fuller_one_pauses_what_runs()
    {
        await using var fixture = new AgentFixture();
        fixture.Machine.Free = 0.14;
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", epochs: 1000, secondsPerEpoch: 0.05));
        fixture.Agent.Start();
        await fixture.Cluster.Seen("renew", times: 10);
        Assert.Equal(0, fixture.Cluster["trial-1"].Fence);
        Assert.Equal(0.14, fixture.Cluster.Health!.DiskFree);

        fixture.Machine.Free = 0.5;
        await fixture.Cluster.Seen("epoch trial-1 1");
        fixture.Machine.Free = 0.04;
        Assert.Equal(JobOutcome.Paused, (await fixture.Cluster.Ended("trial-1")).Outcome);
    }

    [Fact]
    public async Task Renewal_says_how_silo_and_worker_fare()
    {
        await using var fixture = new AgentFixture();
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", epochs: 1000, secondsPerEpoch: 0.05));
        fixture.Agent.Start();
        await fixture.Cluster.Seen("epoch trial-1 1");
        await fixture.Cluster.Seen("renew", 5);
        while (fixture.Cluster.Lanes is not [{ Job: "trial-1", WorkerMemoryBytes: > 0 }])
            await fixture.Cluster.Seen("renew", fixture.Cluster.CountOf("renew") + 1);

        Assert.Equal(fixture.WorkerOf("trial-1"), fixture.Cluster.Lanes[0].WorkerProcessId);
        Assert.Equal(Environment.ProcessId, fixture.Cluster.Health!.ProcessId);
        Assert.True(fixture.Cluster.Health.MemoryBytes > 0);
    }
}
