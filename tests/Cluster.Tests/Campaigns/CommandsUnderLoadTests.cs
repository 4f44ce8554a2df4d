using Cluster.Chaos.Campaigns;
using Cluster.Chaos.Processes;
using Cluster.Contracts.Campaigns;

namespace Cluster.Silo.Tests.Campaigns;

public sealed class CommandsUnderLoadTests(ClusterFixture fixture)
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(90);

    private RunningCluster Cluster => fixture.Cluster;

    [Fact]
    public async Task Paused_and_resumed_campaign_gives_the_undisturbed_set()
    {
        var campaign = await fixture.CreateWithTwin(Specs.Random);
        await Cluster.RunsOnASilo(campaign, Limit);

        await Cluster.Api.PauseCampaign(campaign);
        var paused = await Cluster.Reaches(campaign, Limit, CampaignStatus.Paused);
        Assert.DoesNotContain(paused.Trials, t => t.State is TrialState.Running or TrialState.Queued);
        await Cluster.Api.Resume(campaign);

        await Cluster.Reaches(campaign, Limit, CampaignStatus.Completed);
        await fixture.KeepsItsPromises();
    }

    [Fact]
    public async Task Stopped_campaign_keeps_its_results_and_frees_its_lanes()
    {
        var campaign = await Cluster.Api.Create(Workloads.Random("stopped", trials: 30, epochs: 8, secondsPerEpoch: 0.1, seed: 22));
        await Chaos.Waiting.For(campaign, "two completed trials", Limit, c => Cluster.Api.Campaign(campaign, c), s => s.Row.Counts.Completed >= 2, s => $"{s.Row.Counts}");

        await Cluster.Api.Stop(campaign);

        var stopped = await Cluster.Reaches(campaign, Limit, CampaignStatus.Stopped);
        Assert.All(stopped.Trials, t => Assert.True(t.State is TrialState.Completed or TrialState.Stopped, $"trial {t.Number} is {t.State}"));
        Assert.True(stopped.Row.Counts.Completed is >= 2 and < 30, $"{stopped.Row.Counts}");
        await fixture.KeepsItsPromises();
    }

    [Fact]
    public async Task Extended_campaign_runs_exactly_the_new_number_of_trials()
    {
        var campaign = await Cluster.Api.Create(Workloads.Random("extended", trials: 4, epochs: 3, secondsPerEpoch: 0.1, seed: 23));
        await Cluster.RunsOnASilo(campaign, Limit);
        await Cluster.Api.Extend(campaign, new BudgetSpec(7, Parallel: 3));
        await Cluster.Reaches(campaign, Limit, CampaignStatus.Completed);

        await Cluster.Api.Extend(campaign, new BudgetSpec(9, Parallel: 2));

        var done = await Chaos.Waiting.For(campaign, "9 completed trials", Limit, c => Cluster.Api.Campaign(campaign, c),
            s => s.Row is { Status: CampaignStatus.Completed, Counts.Completed: 9 }, s => $"{s.Row.Status} {s.Row.Counts}");
        Assert.Equal(Enumerable.Range(done.Trials.Min(t => t.Number), 9), done.Trials.Select(t => t.Number).Order());
        await fixture.KeepsItsPromises();
    }

    [Fact]
    public async Task Exactly_the_allowed_trials_run_with_more_lanes_wanted_than_there_are()
    {
        var quiet = await Cluster.Now();
        var campaign = await Cluster.Api.Create(Workloads.Random("many", trials: 25, epochs: 2, secondsPerEpoch: 0.02, seed: 24, parallel: 25));

        var done = await Cluster.Reaches(campaign, Limit, CampaignStatus.Completed);

        Assert.Equal(25, done.Row.Counts.Completed);
        Assert.Equal(25, done.Trials.Select(t => t.Number).Distinct().Count());
        await fixture.KeepsItsPromises(quiet);
    }

    [Fact]
    public async Task Decisions_of_a_pruned_TPE_campaign_replay_from_its_log_after_kill_9()
    {
        var campaign = await Cluster.Api.Create(Workloads.PrunedTpe("pruned", trials: 14, epochs: 6, secondsPerEpoch: 0.1, seed: 25));
        var silo = await Cluster.RunsOnASilo(campaign, Limit);
        silo.Process.Send(Signal.Kill);

        var done = await Cluster.Reaches(campaign, Limit, CampaignStatus.Completed);

        Assert.Equal(14, done.Row.Counts.Finished);
        await fixture.KeepsItsPromises();
    }
}
