using Cluster.Compute.Campaigns;

namespace Cluster.Compute.Tests.Campaigns;

public class SearchHistoryTests
{
    private readonly SearchHistory history = new(Spaces.Nested, Direction.Maximise);

    [Fact]
    public void Best_is_the_earliest_best_completed_trial()
    {
        Finish(0, Outcome.Completed, 0.5);
        Finish(1, Outcome.Completed, 0.7);
        Finish(2, Outcome.Completed, 0.7);
        Finish(3, Outcome.Failed);
        Finish(4, Outcome.Completed, double.NaN);
        Assert.Equal(1, history.Best?.Number);
        Assert.Equal([0, 1, 2, 3, 4], history.Finished.Select(o => o.Number));
    }

    [Fact]
    public void The_last_report_stands_for_a_pruned_trial()
    {
        history.Suggest(0, Spaces.Nested.At(0));
        history.Report(0, 1, 0.2);
        history.Report(0, 2, 0.4);
        history.Finish(0, Outcome.Pruned);
        Assert.Equal(new Observation(0, Spaces.Nested.At(0), Outcome.Pruned, 0.4, 2), Assert.Single(history.Finished));
        Assert.Null(history.Best);
    }

    [Fact]
    public void A_repeated_report_replaces_what_came_after_the_checkpoint()
    {
        history.Suggest(0, Spaces.Nested.At(0));
        foreach (var (step, value) in new[] { (1, 0.1), (2, 0.2), (3, 0.3), (2, 0.25) })
            history.Report(0, step, value);
        Assert.Equal([new(1, 0.1), new(2, 0.25)], history.Curve(0));
    }

    [Fact]
    public void Points_are_remembered_from_the_moment_they_are_handed_out()
    {
        history.Suggest(3, Spaces.Nested.At(1));
        Assert.True(history.Contains(Spaces.Nested.At(1)));
        Assert.False(history.Contains(Spaces.Nested.At(2)));
        Assert.Equal([3], history.Outstanding.Keys);
    }

    [Fact]
    public void Calls_out_of_order_are_refused()
    {
        Assert.Throws<ArgumentException>(() => history.Report(0, 1, 0));
        Assert.Throws<ArgumentException>(() => history.Finish(0, Outcome.Failed));
        history.Suggest(0, Spaces.Nested.At(0));
        Assert.Throws<ArgumentException>(() => history.Suggest(0, Spaces.Nested.At(1)));
        Assert.Throws<ArgumentException>(() => history.Finish(0, Outcome.Completed));
    }

    private void Finish(int number, Outcome outcome, double? value = null)
    {
        history.Suggest(number, Spaces.Nested.At(number));
        history.Finish(number, outcome, value);
    }
}
