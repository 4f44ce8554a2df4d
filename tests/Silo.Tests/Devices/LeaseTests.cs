using Cluster.Contracts.Devices;

namespace Cluster.Silo.Tests.Devices;

public sealed class LeaseTests
{
    [Fact]
    public async Task Lost_lease_kills_the_worker_and_nothing_it_says_is_recorded()
    {
        await using var fixture = new AgentFixture();
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", epochs: 1000, secondsPerEpoch: 0.05));
        fixture.Agent.Start();
        await fixture.Cluster.Seen("epoch trial-1 1");
        var lane = fixture.Agent.Lanes[0].Id;
        fixture.Cluster.Lose.Add(new HeldLease("trial-1", 1, lane));
        await fixture.Cluster.Seen("lost trial-1");
        var epochs = fixture.Cluster["trial-1"].Epochs.Count;

        fixture.Cluster.Enqueue(AgentFixture.Job("trial-2"));
        Assert.Equal(JobOutcome.Completed, (await fixture.Cluster.Ended("trial-2")).Outcome);
        Assert.Equal(epochs, fixture.Cluster["trial-1"].Epochs.Count);
        Assert.Empty(fixture.Cluster["trial-1"].Ends);
    }

    [Fact]
    public async Task Report_under_an_old_fence_ends_the_run()
    {
        await using var fixture = new AgentFixture();
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", epochs: 1000, secondsPerEpoch: 0.05));
        fixture.Agent.Start();
        await fixture.Cluster.Seen("epoch trial-1 1");
        fixture.Cluster["trial-1"].Fence = 2;
        fixture.Cluster["trial-1"].Running = false;

        fixture.Cluster.Enqueue(AgentFixture.Job("trial-2"));
        Assert.Equal(JobOutcome.Completed, (await fixture.Cluster.Ended("trial-2")).Outcome);
        Assert.All(fixture.Cluster["trial-1"].Epochs, row => Assert.Equal(1, row.Fence));
        Assert.Empty(fixture.Cluster["trial-1"].Ends);
    }

    [Fact]
    public async Task Lease_that_cannot_be_renewed_ends_at_two_thirds_and_its_job_is_given_back()
    {
        await using var fixture = new AgentFixture();
        fixture.Cluster.LeaseTime = TimeSpan.FromSeconds(3);
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", epochs: 100_000, secondsPerEpoch: 0.05));
        fixture.Agent.Start();
        await fixture.Cluster.Seen("epoch trial-1 1");
        fixture.Cluster.Before["renew"] = () => throw new TimeoutException("The scheduler does not answer.");
        await fixture.Cluster.Seen("lost trial-1");

        Assert.Empty(fixture.Cluster["trial-1"].Ends);
    }

    [Fact]
    public async Task Grant_whose_answer_was_lost_is_given_back()
    {
        await using var fixture = new AgentFixture();
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1"));
        fixture.Cluster["trial-1"].Running = true;
        fixture.Cluster["trial-1"].Fence = 5;
        fixture.Cluster.Before["acquire"] = () => throw new TimeoutException("The answer was lost.");
        fixture.Agent.Start();

        await fixture.Cluster.Seen("lost trial-1");
    }

    [Fact]
    public async Task Reports_outlive_a_table_that_cannot_be_reached()
    {
        await using var fixture = new AgentFixture();
        var outage = 5;
        fixture.Cluster.Before["append"] = () => Interlocked.Decrement(ref outage) >= 0 ? throw new IOException("The database restarts.") : Task.CompletedTask;
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", epochs: 30));
        fixture.Agent.Start();

        Assert.Equal(JobOutcome.Completed, (await fixture.Cluster.Ended("trial-1")).Outcome);
        Assert.Equal(Enumerable.Range(1, 30), fixture.Cluster["trial-1"].Epochs.Select(row => row.Epoch));
    }

    [Fact]
    public async Task End_is_told_until_it_is_answered()
    {
        await using var fixture = new AgentFixture();
        var outage = 3;
        Task Fail() => Interlocked.Decrement(ref outage) >= 0 ? throw new IOException("The owner moves.") : Task.CompletedTask;
        fixture.Cluster.Before["end"] = Fail;
        fixture.Cluster.Before["put"] = Fail;
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1"));
        fixture.Agent.Start();

        Assert.Equal(JobOutcome.Completed, (await fixture.Cluster.Ended("trial-1")).Outcome);
        Assert.True(outage < 0);
    }

    [Fact]
    public async Task Running_job_stores_its_checkpoint_when_it_is_due()
    {
        await using var fixture = new AgentFixture(options => options with { CheckpointInterval = TimeSpan.FromMilliseconds(100) });
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", epochs: 100_000, secondsPerEpoch: 0.05));
        fixture.Agent.Start();
        await fixture.Cluster.Seen("checkpoint trial-1", times: 2);

        Assert.Contains(fixture.Cluster["trial-1"].Checkpoint!, fixture.Cluster.Blobs.Keys);
    }

    [Fact]
    public async Task Killed_job_goes_on_from_the_last_checkpoint_on_the_disk_although_it_was_not_due()
    {
        await using var fixture = new AgentFixture(options => options with { CheckpointInterval = TimeSpan.FromSeconds(1) });
        fixture.Cluster.Before["checkpoint"] = () => throw new IOException("The database restarts.");
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", epochs: 100_000, secondsPerEpoch: 0.05));
        fixture.Agent.Start();
        await fixture.Cluster.Seen("epoch trial-1 20");
        fixture.Cluster.Before.Clear();
        Workers.Signal(fixture.WorkerOf("trial-1"), "KILL");
        var end = await fixture.Cluster.Ended("trial-1");

        Assert.Equal(JobOutcome.Killed, end.Outcome);
        Assert.InRange(end.CheckpointEpoch, 1, 100_000);
        Assert.Contains(end.Checkpoint!, fixture.Cluster.Blobs.Keys);
    }
}
