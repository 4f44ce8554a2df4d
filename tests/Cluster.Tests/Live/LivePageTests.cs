using Cluster.Chaos;
using Cluster.Chaos.Campaigns;
using Cluster.Chaos.Live;
using Cluster.Chaos.Processes;
using Cluster.Contracts.Campaigns;

namespace Cluster.Silo.Tests.Live;

public sealed class LivePageTests(ClusterFixture fixture)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private RunningCluster Cluster => fixture.Cluster;

    [Fact]
    public async Task Page_reaches_the_last_version_although_a_silo_is_killed()
    {
        var campaign = await Cluster.Api.Create(Workloads.Random("watched", trials: 8, epochs: 6, secondsPerEpoch: 0.2, seed: 31));
        await using var page = LivePage.Open(Cluster.Api, Cluster.Clients, "watched page", campaign);
        var silo = await Cluster.RunsOnASilo(campaign, Limit);

        silo.Process.Send(Signal.Kill);

        var last = (await Cluster.Reaches(campaign, Limit, CampaignStatus.Completed)).Row.Version;
        await Waiting.For("page", $"version {last}", TimeSpan.FromSeconds(30), _ => Task.FromResult(page.Version), shown => shown == last);
        await fixture.KeepsItsPromises();
    }
}
