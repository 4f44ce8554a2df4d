using Cluster.Chaos.Campaigns;
using Cluster.Chaos.Processes;
using Cluster.Contracts.Campaigns;

namespace Cluster.Silo.Tests.Devices;

public sealed class LostSiloTests(ClusterFixture fixture)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private RunningCluster Cluster => fixture.Cluster;

    [Fact]
    public async Task Random_campaign_gives_the_undisturbed_set_after_kill_9_of_a_silo()
    {
        var campaign = await fixture.CreateWithTwin(Specs.Random);
        var scheduler = await Cluster.SchedulerSilo();

        var silo = await Cluster.RunsOnASilo(campaign, Limit, s => s != scheduler);
        await Kill(silo);

        await Cluster.Reaches(campaign, Limit, CampaignStatus.Completed);
        await fixture.KeepsItsPromises();
    }

    [Fact]
    public async Task Grid_campaign_gives_the_undisturbed_set_after_kill_9_of_the_schedulers_silo()
    {
        var campaign = await fixture.CreateWithTwin(Specs.Grid);

        await Cluster.RunsOnASilo(campaign, Limit);
        await Kill(await Cluster.SchedulerSilo());

        await Cluster.Reaches(campaign, Limit, CampaignStatus.Completed);
        await fixture.KeepsItsPromises();
    }

    [Fact]
    public async Task Workers_of_a_killed_silo_end()
    {
        var campaign = await fixture.CreateWithTwin(Specs.Random);
        var silo = await Cluster.RunsOnASilo(campaign, Limit);
        var workers = silo.Process.Children;
        Assert.NotEmpty(workers);

        await Kill(silo);

        await Chaos.Waiting.For("workers of the killed silo", "none alive", TimeSpan.FromSeconds(20),
            _ => Task.FromResult(workers.Where(Signals.IsAlive).ToList()), alive => alive.Count == 0, alive => string.Join(' ', alive));
        await Cluster.Reaches(campaign, Limit, CampaignStatus.Completed);
        await fixture.KeepsItsPromises();
    }

    [Fact]
    public async Task Killed_worker_is_tried_again_with_the_same_result()
    {
        var campaign = await fixture.CreateWithTwin(Specs.Random);
        var silo = await Cluster.RunsOnASilo(campaign, Limit);

        foreach (var worker in silo.Process.Children)
            Signals.Send(worker, Signal.Kill);

        await Cluster.Reaches(campaign, Limit, CampaignStatus.Completed);
        await fixture.KeepsItsPromises();
    }

    private static async Task Kill(SiloProcess silo)
    {
        silo.Process.Send(Signal.Kill);
        await silo.Process.Ended(TimeSpan.FromSeconds(20));
    }
}
