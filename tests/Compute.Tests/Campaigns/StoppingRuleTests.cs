using Cluster.Compute.Campaigns;

namespace Cluster.Compute.Tests.Campaigns;

public class StoppingRuleTests
{
    private readonly SearchHistory history = new(new([new FloatParameter("x", 0, 1)]), Direction.Maximise);

    [Fact]
    public void The_budget_counts_running_and_finished_trials()
    {
        var rule = new StoppingRule(maxTrials: 3);
        Suggest(0);
        Finish(0, Outcome.Failed);
        Suggest(1);
        Assert.Null(rule.WhyStop(history));
        Suggest(2);
        Assert.Equal("all 3 trials are handed out", rule.WhyStop(history));
    }

    [Fact]
    public void Trials_without_a_new_best_end_the_search()
    {
        var rule = new StoppingRule(maxTrials: 100, patience: 3);
        (Outcome Outcome, double Value)[] trials =
        [
            (Outcome.Completed, 0.5), (Outcome.Completed, 0.4), (Outcome.Pruned, 0.9), (Outcome.Completed, 0.6),
            (Outcome.Completed, 0.6), (Outcome.Stopped, 0), (Outcome.Failed, 0),
        ];
        for (var number = 0; number < trials.Length; number++)
        {
            Suggest(number);
            Finish(number, trials[number].Outcome, trials[number].Value);
            Assert.Null(rule.WhyStop(history));
        }

        Suggest(7);
        Finish(7, Outcome.Pruned);
        Assert.Equal("3 trials in a row brought no new best", rule.WhyStop(history));
    }

    [Fact]
    public void Limits_below_one_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new StoppingRule(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new StoppingRule(1, 0));
    }

    private void Suggest(int number) => history.Suggest(number, history.Space.FromUnits([number / 10.0]));

    private void Finish(int number, Outcome outcome, double? value = null) => history.Finish(number, outcome, value);
}
