using System.Security.Cryptography;
using Cluster.Compute.Models.Data;
using Cluster.Contracts.Devices;
using Cluster.Grains.Signals;
using Cluster.Silo.Devices;

namespace Cluster.Silo.Tests.Devices;

public sealed class JobInputsTests
{
    [Theory]
    [InlineData(false, Side.Train, Side.Test)]
    [InlineData(true, Side.Train, Side.Train)]
    public async Task Dataset_is_fetched_once_and_indexed_as_workers_read_it(bool splitByWindow, params Side[] sides)
    {
        await using var fixture = new AgentFixture();
        var listing = Listing(fixture.Cluster, splitByWindow);
        using var first = Run(fixture, "dataset-1");
        using var second = Run(fixture, "dataset-1");
        var place = await fixture.Get<JobInputs>().Place(first, AgentFixture.Job("trial-1"), "cpu", CancellationToken.None);
        fixture.Cluster.Blobs.Clear();
        Assert.Equal(place.Index, (await fixture.Get<JobInputs>().Place(second, AgentFixture.Job("trial-1"), "cpu", CancellationToken.None)).Index);

        var index = DatasetIndex.Read(place.Index!);
        Assert.Equal((listing.Hash, splitByWindow ? new WindowSplit(9, 0.2, 0.1) : null), (index.Hash, index.SplitByWindow));
        Assert.Equal(sides, index.Signals.Select(signal => signal.Split));
        Assert.All(index.Signals, signal => Assert.Equal(signal.Samples * sizeof(float), new FileInfo(signal.Path).Length));
    }

    [Fact]
    public async Task Missing_recording_fails_the_job_and_says_which()
    {
        await using var fixture = new AgentFixture();
        var missing = Listing(fixture.Cluster, splitByWindow: false).Signals[1].Hash;
        fixture.Cluster.Blobs.TryRemove(missing, out _);
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1"), dataset: "dataset-1");
        fixture.Agent.Start();
        var end = await fixture.Cluster.Ended("trial-1");

        Assert.Equal((JobOutcome.Failed, "bad_input"), (end.Outcome, end.FailureKind));
        Assert.Contains(missing, end.Message!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Store_that_is_away_for_a_while_delays_the_job_and_no_more()
    {
        await using var fixture = new AgentFixture();
        Listing(fixture.Cluster, splitByWindow: false);
        var outage = 3;
        fixture.Cluster.Before["open"] = () => Interlocked.Decrement(ref outage) >= 0 ? throw new IOException("The database restarts.") : Task.CompletedTask;
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1"), dataset: "dataset-1");
        fixture.Agent.Start();

        Assert.Equal(JobOutcome.Completed, (await fixture.Cluster.Ended("trial-1")).Outcome);
    }

    private static DatasetListing Listing(FakeCluster cluster, bool splitByWindow)
    {
        ListedSignal Signal(string id, int samples, string split)
        {
            var bytes = new byte[samples * sizeof(float)];
            bytes[0] = (byte)samples;
            var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
            cluster.Blobs[hash] = bytes;
            return new ListedSignal(id, hash, samples, 1000, "normal", split, id);
        }

        var listing = new DatasetListing(
            "dataset-1", 1, "digest", splitByWindow, 0.2, 0.1, 9, ["normal"], [Signal("signal-1", 100, "train"), Signal("signal-2", 200, "test")]);
        cluster.Datasets[("dataset-1", 1)] = listing;
        return listing;
    }

    private static JobRun Run(AgentFixture fixture, string dataset) => new(
        new Lease("trial-1", 1, "cpu-1", "trial", null, dataset, 1, "{}", null, 0, 0, TimeSpan.FromSeconds(10), "trial-1"),
        TimeProvider.System.GetTimestamp(),
        Path.Combine(fixture.Folder, "run"),
        TimeProvider.System);
}
