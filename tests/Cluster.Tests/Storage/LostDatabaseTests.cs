using Cluster.Chaos.Campaigns;
using Cluster.Chaos.Processes;
using Cluster.Contracts.Campaigns;

namespace Cluster.Silo.Tests.Storage;

public sealed class LostDatabaseTests(ClusterFixture fixture)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(120);

    private RunningCluster Cluster => fixture.Cluster;

    [Fact]
    public async Task Nothing_acknowledged_is_lost_when_PostgreSQL_crashes_under_load()
    {
        var campaign = await fixture.CreateWithTwin(Specs.Random);
        await Cluster.RunsOnASilo(campaign, Limit);

        var commands = Enumerable.Range(0, 4).Select(i =>
            Cluster.Api.Create(Workloads.Random($"during the crash {i}", trials: 2, epochs: 2, secondsPerEpoch: 0.1, seed: i))).ToList();
        await Cluster.Postgres.Crash();
        commands.Add(Cluster.Api.Create(Workloads.Random("after the crash", trials: 2, epochs: 2, secondsPerEpoch: 0.1, seed: 9)));

        foreach (var other in await Task.WhenAll(commands))
            await Cluster.Reaches(other, Limit, CampaignStatus.Completed);
        await Cluster.Reaches(campaign, Limit, CampaignStatus.Completed);
        await fixture.KeepsItsPromises();
    }
}
