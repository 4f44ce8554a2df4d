using Cluster.Compute.Campaigns;

namespace Cluster.Compute.Tests.Campaigns;

public class LearningSetTests
{
    [Fact]
    public void Completed_trials_rank_before_pruned_and_those_before_failed()
    {
        var history = new SearchHistory(new([new FloatParameter("x", 0, 1)]), Direction.Maximise);
        Finish(0, Outcome.Failed, []);
        Finish(1, Outcome.Pruned, [0.9]);
        Finish(2, Outcome.Pruned, [0.1, 0.2]);
        Finish(3, Outcome.Pruned, [0.1, 0.3]);
        Finish(4, Outcome.Completed, [0.1, 0.1, 0.1]);
        Finish(5, Outcome.Completed, [0.1, 0.1, 0.7]);
        Finish(6, Outcome.Stopped, [0.9]);
        Finish(7, Outcome.Completed, [double.NaN]);
        var known = new LearningSet(history.Space);
        known.Update(history);
        Assert.Equal([5, 4, 3, 2, 1, 0, 6], known.Order);
        Assert.Equal((7, 5, 2), (known.Known, known.Ranked, known.Completed));

        void Finish(int number, Outcome outcome, double[] curve)
        {
            history.Suggest(number, history.Space.FromUnits([number / 10.0]));
            for (var step = 0; step < curve.Length; step++)
                history.Report(number, step + 1, curve[step]);
            history.Finish(number, outcome, curve.Length > 0 ? curve[^1] : null);
        }
    }

    [Fact]
    public void Running_trials_are_points_until_they_finish()
    {
        var history = new SearchHistory(new([new FloatParameter("x", 0, 1)]), Direction.Minimise);
        var known = new LearningSet(history.Space);
        for (var number = 0; number < 3; number++)
            history.Suggest(number, history.Space.FromUnits([number / 10.0]));
        history.Finish(1, Outcome.Completed, 5);
        known.Update(history);
        Assert.Equal([0.1, 0.0, 0.2], known.Points.Column(0).ToArray());
        history.Finish(2, Outcome.Completed, 4);
        known.Update(history);
        Assert.Equal([0.1, 0.2, 0.0], known.Points.Column(0).ToArray());
        Assert.Equal([1, 0], known.Order);
    }
}
