using Cluster.Contracts.Campaigns;
using Cluster.Web.Campaigns;
using Cluster.Web.Tests.Fakes;

namespace Cluster.Web.Tests.Campaigns;

/// <summary>The order of the trials table.</summary>
public sealed class TrialOrderTests
{
    private static readonly TrialRow[] Trials =
    [
        Sample.Trial(0, TrialState.Completed, 0.8), Sample.Trial(1, TrialState.Failed, 0.99), Sample.Trial(2, TrialState.Completed, 0.95),
        Sample.Trial(3, TrialState.Queued, null, 0), Sample.Trial(4, TrialState.Pruned, 0.6, 8), Sample.Trial(10, TrialState.Completed, 0.8),
    ];

    [Fact]
    public void The_best_stands_first_and_what_is_no_result_last() =>
        Assert.Equal([2, 0, 10, 4, 1, 3], TrialOrder.Default.Of(Trials, DateTimeOffset.UnixEpoch).Select(trial => trial.Number));

    [Fact]
    public void Turning_the_order_round_keeps_empty_values_last() =>
        Assert.Equal([4, 0, 10, 2, 1, 3], TrialOrder.Default.Click("value").Of(Trials, DateTimeOffset.UnixEpoch).Select(trial => trial.Number));

    [Fact]
    public void Numbers_written_as_text_are_ordered_as_numbers()
    {
        var sizes = new TrialOrder("batch_size", false, null).Of(Trials, DateTimeOffset.UnixEpoch).Select(trial => trial.Parameters.Single(p => p.Name == "batch_size").Text);
        Assert.Equal(["16", "16", "32", "64", "64", "128"], sizes);
    }

    [Fact]
    public void Trials_without_a_conditional_parameter_stand_last()
    {
        var without = Sample.Trial(7, TrialState.Completed, 0.9) with { Parameters = [] };
        foreach (var descending in new[] { true, false })
            Assert.Equal(7, new TrialOrder("dropout", descending, null).Of([without, .. Trials], DateTimeOffset.UnixEpoch).Last().Number);
    }

    [Fact]
    public void One_state_can_be_shown_alone() =>
        Assert.Equal([4], TrialOrder.Parse(null, null, "pruned").Of(Trials, DateTimeOffset.UnixEpoch).Select(trial => trial.Number));

    [Theory]
    [InlineData(null, null, "value", true)]
    [InlineData("dropout", null, "dropout", false)]
    [InlineData("dropout", "desc", "dropout", true)]
    public void The_address_says_the_order(string? column, string? direction, string expectedColumn, bool expectedDescending)
    {
        var order = TrialOrder.Parse(column, direction, "nonsense");
        Assert.Equal((expectedColumn, expectedDescending, null), (order.Column, order.Descending, order.Only));
    }

    [Fact]
    public void A_running_trial_has_held_its_lane_until_now()
    {
        var running = Sample.Trial(7, TrialState.Running) with { LaneSeconds = 10, GrantedAt = DateTimeOffset.UnixEpoch };
        var ended = Sample.Trial(8, TrialState.Completed, 0.5) with { LaneSeconds = 30, GrantedAt = DateTimeOffset.UnixEpoch };
        Assert.Equal(TimeSpan.FromSeconds(35), CampaignWords.LaneTime(running, DateTimeOffset.UnixEpoch.AddSeconds(25)));
        Assert.Equal(TimeSpan.FromSeconds(30), CampaignWords.LaneTime(ended, DateTimeOffset.UnixEpoch.AddSeconds(25)));
        Assert.Equal([7, 8], TrialOrder.Parse("time", "desc", null).Of([ended, running], DateTimeOffset.UnixEpoch.AddSeconds(25)).Select(trial => trial.Number));
    }
}
