using Cluster.Contracts.Campaigns;
using Cluster.Web.Campaigns;
using Cluster.Web.Live;
using Cluster.Web.Plots;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests.Campaigns;

/// <summary>The optimization history.</summary>
public sealed class HistoryFigureTests
{
    [Fact]
    public void Best_so_far_never_falls_and_counts_completed_trials_only()
    {
        TrialRow[] trials =
        [
            Sample.Trial(0, TrialState.Completed, 0.5), Sample.Trial(1, TrialState.Pruned, 0.9), Sample.Trial(2, TrialState.Completed, 0.75),
            Sample.Trial(3, TrialState.Completed, 0.6), Sample.Trial(4, TrialState.Running, 0.95),
        ];
        var (numbers, best) = HistoryFigure.BestSoFar(trials);

        Assert.Equal([0, 2, 3], numbers);
        Assert.Equal([18 / 36.0, 27 / 36.0, 27 / 36.0], best);
    }

    [Fact]
    public void A_further_finished_trial_costs_its_own_points_only()
    {
        var before = Of(Enumerable.Range(0, 30).Select(number => Sample.Trial(number, TrialState.Completed, 0.5 + (number * 0.01))));
        var after = Of(Enumerable.Range(0, 31).Select(number => Sample.Trial(number, TrialState.Completed, 0.5 + (number * 0.01))));
        var changes = PlotChange.Between(before, after);

        Assert.NotNull(changes);
        Assert.Equal([(0, true, 1), (1, true, 1)], changes.Select(change => (change.Trace, change.Append, change.X.Count)));
    }

    private static PlotFigure Of(IEnumerable<TrialRow> trials) => HistoryFigure.Of(LiveCampaign.From(Sample.Campaign([.. trials])));
}
