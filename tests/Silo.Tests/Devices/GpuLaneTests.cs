using Cluster.Contracts.Devices;
using Cluster.Silo.Devices;

namespace Cluster.Silo.Tests.Devices;

public sealed class GpuLaneTests
{
    private const long Megabyte = 1 << 20;

    [Fact]
    public async Task Lane_is_offered_again_when_its_worker_is_gone_and_the_memory_is_back()
    {
        await using var fixture = new AgentFixture();
        using var stopping = new CancellationTokenSource();
        var lane = new Lane("cuda-0", LaneKind.Training, "cuda:0", 3, TimeProvider.System);
        var freed = new Signal();
        foreach (var used in new[] { 100, 900, 900, 110 })
            fixture.Machine.DeviceMemory.Enqueue(used * Megabyte);
        var loop = fixture.Get<LaneLoop>().Run(lane, null, freed, stopping.Token);
        await freed.Wait(CancellationToken.None);
        fixture.Cluster.Enqueue(AgentFixture.Job("trial-1", epochs: 1));
        using var run = new JobRun((await fixture.Cluster.AcquireMany([lane.Offer], CancellationToken.None))[0], TimeProvider.System.GetTimestamp(), Path.Combine(fixture.Folder, "run"), TimeProvider.System);
        fixture.Get<RunningJobs>().Add(run);
        Assert.Equal(3, fixture.Machine.DeviceMemory.Count);
        Assert.True(lane.TryTake(run, out _));
        await freed.Wait(CancellationToken.None);

        Assert.Single(fixture.Machine.DeviceMemory);
        Assert.True(lane.IsFree);
        await stopping.CancelAsync();
        run.Lose("the test is over");
        await loop;
    }
}
