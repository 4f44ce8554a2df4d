using Cluster.Compute.Models.Jobs;
using Cluster.Compute.Signals.Generation;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;

namespace Cluster.Silo.Tests.Devices;

public sealed class SignalJobTests
{
    [Fact]
    public async Task Records_are_handed_over_as_artifacts_and_the_lane_keeps_its_ready_worker_for_the_next_training()
    {
        await using var fixture = new AgentFixture();
        fixture.Cluster.Enqueue(Job("generation-1", first: 0));
        fixture.Cluster.Enqueue(Job("generation-2", first: 2));
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1"));
        fixture.Agent.Start();

        var ends = new[] { await fixture.Cluster.Ended("generation-1"), await fixture.Cluster.Ended("generation-2") };
        Assert.All(ends, end => Assert.Equal((JobOutcome.Completed, 5), (end.Outcome, end.Artifacts.Count)));
        Assert.Equal([1, 2], fixture.Cluster["generation-1"].Epochs.Select(epoch => epoch.Epoch));
        var records = ends.SelectMany(end => GeneratedRecords.Read(fixture.Cluster.Blobs[end.Artifacts.Single(file => file.Name == GenerationTask.RecordsFile).Hash])).ToArray();
        Assert.Equal(4, records.Select(record => record.Hash).Distinct().Count());
        Assert.All(records, record => Assert.Equal(record.Samples * sizeof(float), fixture.Cluster.Blobs[record.Hash].Length));
        Assert.Equal(JobOutcome.Completed, (await fixture.Cluster.Ended("trial-1")).Outcome);
    }

    [Fact]
    public async Task Generation_that_is_not_wanted_any_more_stops()
    {
        await using var fixture = new AgentFixture();
        fixture.Cluster.Enqueue(Job("generation-1", first: 0, records: 5_000));
        fixture.Agent.Start();
        await fixture.Cluster.Seen("epoch generation-1 1");

        fixture.Cluster.Desire("generation-1", DesiredState.Stop);

        var end = await fixture.Cluster.Ended("generation-1");
        Assert.Equal((JobOutcome.Stopped, 0), (end.Outcome, end.Artifacts.Count));
    }

    private static TrainingJob Job(string id, int first, int records = 2) => new()
    {
        JobId = id,
        Mode = JobMode.Generate,
        Epochs = records,
        Generation = new(new GeneratorOptions(Machines: 10, Records: 1_000, RateHz: 4_096, Seconds: 0.5), Legacy: false, first, records),
    };
}
