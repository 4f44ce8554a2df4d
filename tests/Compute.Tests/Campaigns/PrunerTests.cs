using Cluster.Compute.Campaigns;
using CsCheck;

namespace Cluster.Compute.Tests.Campaigns;

public class PrunerTests
{
    private static readonly SearchSpace Space = new([new FloatParameter("x", 0, 1)]);

    private readonly SearchHistory history = new(Space, Direction.Minimise);

    [Fact]
    public void Median_prunes_what_is_worse_than_the_median_at_its_step()
    {
        for (var number = 0; number < 5; number++)
            Complete(number, 10 + number, number);
        var worse = Report(5, 1, 12.5, new MedianPruner());
        Assert.Equal(new PruneDecision(true, 1, 12.5, 12, 5, "best so far against the median of completed trials at step 1"), worse);
        Assert.False(Report(6, 1, 12, new MedianPruner()).Prune);
    }

    [Fact]
    public void Median_judges_by_the_best_value_so_far()
    {
        for (var number = 0; number < 5; number++)
            Complete(number, 10, 10);
        var pruner = new MedianPruner();
        Assert.False(Report(5, 1, 9, pruner).Prune);
        var later = Report(5, 2, 11, pruner);
        Assert.Equal((false, 9.0, 10.0), (later.Prune, later.Value, later.CutOff));
    }

    [Fact]
    public void Median_waits_for_trials_and_for_steps_and_between_intervals()
    {
        var pruner = new MedianPruner(startupTrials: 2, warmupSteps: 3, interval: 2);
        Complete(0, [.. Enumerable.Repeat(1.0, 8)]);
        Assert.Equal("1 of 2 trials needed are complete", Report(1, 4, 9, pruner).Rule);
        history.Finish(1, Outcome.Failed);
        Complete(2, [.. Enumerable.Repeat(1.0, 8)]);
        Assert.Equal([false, false, false, true, false, true], Enumerable.Range(1, 6).Select(step => Report(3, step, 9, pruner).Prune));
    }

    [Fact]
    public void Median_ignores_pruned_trials_and_steps_that_nobody_reported()
    {
        Complete(0, 1);
        Report(1, 1, 100, new NoPruner());
        history.Finish(1, Outcome.Pruned);
        var pruner = new MedianPruner(startupTrials: 1);
        Assert.Equal((true, 1), (Report(2, 1, 50, pruner) is var d ? (d.Prune, d.Peers) : default));
        Assert.Equal("no completed trial reported step 7", Report(3, 7, 50, pruner).Rule);
    }

    [Fact]
    public void Asha_keeps_the_best_share_at_every_rung()
    {
        var pruner = new AshaPruner(minResource: 1, reductionFactor: 3);
        bool[] pruned = [.. new[] { 5.0, 6.0, 4.0, 7.0, 4.5, 3.0, 3.5, 3.2, 4.0 }.Select((value, number) => Report(number, 1, value, pruner).Prune)];
        Assert.Equal([false, true, false, true, true, false, false, false, true], pruned);
        Assert.Equal(new PruneDecision(true, 1, 9, 3.5, 10, "rung 0 (step 1) keeps the best 3 of 10"), Report(9, 1, 9, pruner));
    }

    [Fact]
    public void Asha_judges_only_at_rungs_and_only_once_at_each()
    {
        var pruner = new AshaPruner(minResource: 2, reductionFactor: 2);
        var judged = Enumerable.Range(1, 16).Where(step => Report(0, step, 1, pruner).Peers > 0);
        Assert.Equal([2, 4, 8, 16], judged);
    }

    [Fact]
    public void Asha_judges_a_jump_over_rungs_at_each_of_them()
    {
        var pruner = new AshaPruner(minResource: 1, reductionFactor: 3);
        Report(0, 1, 1, pruner);
        Report(0, 3, 9, pruner);
        Assert.Equal("rung 0 (step 1) keeps the best 1 of 2", Report(1, 4, 5, pruner).Rule);
    }

    [Fact]
    public void A_value_that_is_not_a_number_ends_the_trial_and_counts_as_the_worst()
    {
        IPruner[] pruners = [new MedianPruner(), new AshaPruner()];
        Assert.All(pruners, (pruner, at) => Assert.True(Report(at, 1, double.NaN, pruner).Prune));
        Assert.False(Report(2, 1, 1e9, new AshaPruner()).Prune);
    }

    [Fact]
    public void Without_a_pruner_every_trial_goes_on() => Assert.False(Report(0, 1, double.NaN, new NoPruner()).Prune);

    [Fact]
    public void Decisions_do_not_depend_on_when_a_step_is_first_looked_at() =>
        Gen.Select(Gen.Int[0, 9], Gen.Int[1, 12], Gen.Double[0, 1]).Array[1, 60].Sample(reports =>
        {
            var (early, late) = (new SearchHistory(Space, Direction.Maximise), new SearchHistory(Space, Direction.Maximise));
            for (var number = 0; number < 10; number++)
            {
                early.Suggest(number, Space.FromUnits([number / 10.0]));
                late.Suggest(number, Space.FromUnits([number / 10.0]));
            }

            foreach (var step in new[] { 1, 3, 9 })
                Assert.Equal(0, early.Reached(step).Count + early.CompletedAt(step).Count);
            foreach (var (number, step, value) in reports)
            {
                early.Report(number, step, value);
                late.Report(number, step, value);
            }

            foreach (var number in reports.Select(report => report.Item1).Distinct())
            {
                early.Finish(number, Outcome.Completed, 1);
                late.Finish(number, Outcome.Completed, 1);
            }

            return new[] { 1, 3, 9 }.All(step => Same(early.Reached(step), late.Reached(step)) && Same(early.CompletedAt(step), late.CompletedAt(step)));
            static bool Same(SortedValues a, SortedValues b) => a.Count == b.Count && Enumerable.Range(0, a.Count).All(rank => a[rank] == b[rank]);
        });

    [Fact]
    public void Settings_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new MedianPruner(startupTrials: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MedianPruner(interval: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AshaPruner(minResource: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AshaPruner(reductionFactor: 1));
        Assert.Throws<ArgumentException>(() => new AshaPruner().Decide(history, 0));
    }

    private PruneDecision Report(int number, int step, double value, IPruner pruner)
    {
        if (!history.Outstanding.ContainsKey(number))
            history.Suggest(number, Space.FromUnits([number / 100.0]));
        history.Report(number, step, value);
        return pruner.Decide(history, number);
    }

    private void Complete(int number, params double[] curve)
    {
        for (var step = 0; step < curve.Length; step++)
            Report(number, step + 1, curve[step], new NoPruner());
        history.Finish(number, Outcome.Completed, curve[^1]);
    }
}
