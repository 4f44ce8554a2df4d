using Cluster.Chaos;
using Cluster.Chaos.Campaigns;
using Cluster.Chaos.Processes;
using Cluster.Contracts.Campaigns;

namespace Cluster.Silo.Tests.Devices;

public sealed class FrozenSiloTests(ClusterFixture fixture)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    // SiloStatus.Dead, as membership writes it.
    private const int Dead = 6;

    private RunningCluster Cluster => fixture.Cluster;

    [Fact]
    public async Task Frozen_silo_is_fenced_off_and_ends_itself_when_it_wakes()
    {
        var campaign = await fixture.CreateWithTwin(Specs.Random);
        var silo = await Cluster.RunsOnASilo(campaign, Limit);

        silo.Process.Send(Signal.Stop);
        var taken = (await Cluster.ReadDatabase()).Grants.Where(g => g.EndedAt is null && silo.Is(g.Silo)).Select(g => (g.Job, g.Fence)).ToList();
        Assert.NotEmpty(taken);
        await Waiting.For("trials of the frozen silo", "a later fence for each", Limit,
            async _ => (await Cluster.ReadDatabase()).Grants,
            grants => taken.All(t => grants.Any(g => g.Job == t.Job && g.Fence > t.Fence)),
            grants => string.Join(", ", grants.Where(g => taken.Any(t => t.Job == g.Job)).Select(g => $"{g.Job} fence {g.Fence} on {g.Silo} {g.Outcome}")));
        await Waiting.For("membership", "the frozen silo declared dead", Limit, _ => StatusOf(silo), status => status == Dead);
        silo.Process.Send(Signal.Continue);

        Assert.Equal(134, await silo.Process.Ended(TimeSpan.FromSeconds(60)));
        await Cluster.Reaches(campaign, Limit, CampaignStatus.Completed);
        await fixture.KeepsItsPromises();
    }

    private async Task<int?> StatusOf(SiloProcess silo)
    {
        await using var command = Cluster.Database.CreateCommand("SELECT status FROM membership WHERE port = $1");
        command.Parameters.Add(new() { Value = silo.Port });
        return (int?)await command.ExecuteScalarAsync();
    }
}
