using Cluster.Grains.Campaigns;

namespace Cluster.Grains.Tests.Campaigns;

public sealed class TimeEstimatorTests
{
    [Fact]
    public void Sixteen_trials_of_half_an_hour_over_two_lanes_take_about_four_hours()
    {
        // 34 of 50 in 8 h 23 min with two at once: 29.6 min each, so 3 h 57 min are left (ruling R16).
        var seconds = Enumerable.Repeat(8.0 * 3600 + (23 * 60), 1).Select(total => total * 2 / 34).First();
        var estimate = TimeEstimator.Estimate([.. Enumerable.Repeat(seconds, 34)], [0, 0], 14, 2);
        Assert.Equal(3 * 60 + 57, estimate.Remaining!.Value.TotalMinutes, 0.5);
        Assert.Equal(estimate.Lower, estimate.Upper);
    }

    [Fact]
    public void Nothing_finished_gives_no_number()
    {
        var estimate = TimeEstimator.Estimate([], [3], 5, 2);
        Assert.Null(estimate.Remaining);
        Assert.Equal("No trial has finished yet.", estimate.Basis);
    }

    [Fact]
    public void A_running_trial_counts_for_what_is_left_of_it()
    {
        Assert.Equal(4, TimeEstimator.Estimate([10, 10], [6], 0, 1).Remaining!.Value.TotalSeconds, 1e-9);
        Assert.Equal(0, TimeEstimator.Estimate([10, 10], [16], 0, 1).Remaining!.Value.TotalSeconds, 1e-9);
    }

    [Fact]
    public void Spread_of_the_finished_trials_widens_the_interval()
    {
        var estimate = TimeEstimator.Estimate([5, 15], [], 4, 1);
        Assert.True(estimate.Lower < estimate.Remaining && estimate.Remaining < estimate.Upper);
    }

    [Fact]
    public void Nothing_left_takes_no_time() => Assert.Equal(TimeSpan.Zero, TimeEstimator.Estimate([5], [], 0, 1).Remaining);
}
