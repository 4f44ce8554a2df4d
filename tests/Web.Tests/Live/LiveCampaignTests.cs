using Cluster.Contracts.Campaigns;
using Cluster.Web.Live;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests.Live;

/// <summary>A page's view of a campaign: nothing lost, nothing taken back.</summary>
public sealed class LiveCampaignTests
{
    [Fact]
    public void An_update_that_follows_is_applied()
    {
        var before = LiveCampaign.From(Sample.Campaign([Sample.Trial(0, TrialState.Running, 0.7, 3)], version: 5));
        var trial = Sample.Trial(0, TrialState.Running, 0.8, 4, version: 2);
        var after = before.Apply(Update(before, 6, 1, trial), out var change);

        Assert.Equal(LiveChange.Applied, change);
        Assert.Equal((6L, 4L, 4), (after.Row.Version, after.Reports, after.Trials[0].Epoch));
    }

    [Fact]
    public void A_missed_update_is_a_gap_and_changes_nothing()
    {
        var before = LiveCampaign.From(Sample.Campaign([Sample.Trial(0, TrialState.Running, 0.7, 3)], version: 5));
        var row = before.Row with { Version = 8 };
        var after = before.Apply(new CampaignUpdate(row, [], 9, 7, 9), out var change);

        Assert.Equal(LiveChange.Gap, change);
        Assert.Same(before, after);
    }

    [Fact]
    public void A_heartbeat_with_higher_report_count_is_a_gap()
    {
        var before = LiveCampaign.From(Sample.Campaign([Sample.Trial(0, TrialState.Running, 0.7, 3)], version: 5));
        before.Apply(new CampaignUpdate(before.Row, [], 4, 5, 4), out var change);

        Assert.Equal(LiveChange.Gap, change);
    }

    [Fact]
    public void A_stale_update_takes_nothing_back()
    {
        var before = LiveCampaign.From(Sample.Campaign([Sample.Trial(0, TrialState.Completed, 0.9, 20, version: 9)], version: 5));
        var old = Sample.Trial(0, TrialState.Running, 0.7, 3, version: 4);
        var after = before.Apply(new CampaignUpdate(before.Row with { Version = 4 }, [old], 3, 3, 2), out var change);

        Assert.Equal(LiveChange.Stale, change);
        Assert.Equal((5L, TrialState.Completed, 20), (after.Row.Version, after.Trials[0].State, after.Trials[0].Epoch));
    }

    [Fact]
    public void A_trial_back_in_the_queue_keeps_its_durable_epochs()
    {
        var before = LiveCampaign.From(Sample.Campaign([Sample.Trial(0, TrialState.Running, 0.8, 7, version: 3)], version: 5));
        var queued = Sample.Trial(0, TrialState.Queued, 0.6, 4, version: 4);
        var after = before.Apply(Update(before, 6, 0, queued), out _);

        Assert.Equal((TrialState.Queued, 7), (after.Trials[0].State, after.Trials[0].Epoch));
    }

    [Fact]
    public void An_older_snapshot_takes_nothing_back()
    {
        var old = Sample.Campaign([Sample.Trial(0, TrialState.Running, 0.7, 3)], version: 5);
        var known = LiveCampaign.From(Sample.Campaign([Sample.Trial(0, TrialState.Completed, 0.9, 20, version: 2)], version: 9));
        var after = known.Load(old);

        Assert.Equal((9L, 20L, TrialState.Completed), (after.Row.Version, after.Reports, after.Trials[0].State));
    }

    [Fact]
    public void Any_order_and_any_loss_ends_at_the_last_snapshot_and_never_goes_back()
    {
        for (var seed = 1; seed <= 50; seed++)
        {
            var random = new Random(seed);
            var history = History(random, steps: 40);
            var page = LiveCampaign.From(history[0].Snapshot);
            var shown = page.Row.Version;
            foreach (var step in Disturbed(history, random))
            {
                page = page.Apply(step.Update!, out var change);
                if (change == LiveChange.Gap)
                    page = page.Load(history[random.Next(history.IndexOf(step), history.Count)].Snapshot);
                Assert.True(page.Row.Version >= shown, $"seed {seed}: version fell from {shown} to {page.Row.Version}");
                shown = page.Row.Version;
            }

            // The heartbeat that follows the last loss, and the snapshot it asks for.
            var last = history[^1].Snapshot;
            page = page.Apply(new CampaignUpdate(last.Row, [], last.Reports, last.Row.Version, last.Reports), out var beat);
            if (beat == LiveChange.Gap)
                page = page.Load(last);
            Assert.Equal(last.Row.Version, page.Row.Version);
            Assert.Equal(last.Trials, page.Trials.Values);
        }
    }

    private static CampaignUpdate Update(LiveCampaign before, long version, long reports, params TrialRow[] trials) =>
        new(before.Row with { Version = version }, trials, before.Reports + reports, before.Row.Version, before.Reports);

    private static List<(CampaignSnapshot Snapshot, CampaignUpdate? Update)> History(Random random, int steps)
    {
        var trials = Enumerable.Range(0, 6).Select(number => Sample.Trial(number, TrialState.Running, 0.5, 0)).ToList();
        var snapshot = Sample.Campaign([.. trials]);
        var history = new List<(CampaignSnapshot, CampaignUpdate?)> { (snapshot, null) };
        for (var step = 0; step < steps; step++)
        {
            var at = random.Next(trials.Count);
            if (trials[at].IsFinished)
                continue;
            var epoch = trials[at].Epoch + 1;
            trials[at] = Sample.Trial(at, epoch == 10 ? TrialState.Completed : TrialState.Running, 0.5 + (0.04 * epoch), epoch, trials[at].Version + 1);
            var next = Sample.Campaign([.. trials], snapshot.Row.Version + (epoch == 10 ? 1 : 0));
            history.Add((next, new CampaignUpdate(next.Row, [trials[at]], next.Reports, snapshot.Row.Version, snapshot.Reports)));
            snapshot = next;
        }

        return history;
    }

    private static IEnumerable<(CampaignSnapshot Snapshot, CampaignUpdate? Update)> Disturbed(
        List<(CampaignSnapshot Snapshot, CampaignUpdate? Update)> history, Random random)
    {
        for (var i = 1; i < history.Count; i++)
        {
            if (random.Next(4) == 0)
                continue;
            yield return history[i];
            if (random.Next(5) == 0)
                yield return history[random.Next(1, i + 1)];
        }
    }
}
