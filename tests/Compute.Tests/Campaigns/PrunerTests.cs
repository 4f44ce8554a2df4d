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
        var worse = Report(5, 1, 12.5, new PercentilePruner());
        Assert.Equal(new PruneDecision(true, 1, 12.5, 12, 5, "best so far against the median of completed trials at step 1"), worse);
        Assert.False(Report(6, 1, 12, new PercentilePruner()).Prune);
    }

    [Fact]
    public void Median_judges_by_the_best_value_so_far()
    {
        for (var number = 0; number < 5; number++)
            Complete(number, 10, 10);
        var pruner = new PercentilePruner();
        Assert.False(Report(5, 1, 9, pruner).Prune);
        var later = Report(5, 2, 11, pruner);
        Assert.Equal((false, 9.0, 10.0), (later.Prune, later.Value, later.CutOff));
    }

    [Fact]
    public void Median_waits_for_trials_and_for_steps_and_between_intervals()
    {
        var pruner = new PercentilePruner(startupTrials: 2, warmupSteps: 3, interval: 2);
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
        var pruner = new PercentilePruner(startupTrials: 1);
        Assert.Equal((true, 1), (Report(2, 1, 50, pruner) is var d ? (d.Prune, d.Peers) : default));
        Assert.Equal("no completed trial reported step 7", Report(3, 7, 50, pruner).Rule);
    }

    [Fact]
    public void A_percentile_keeps_the_best_share_in_either_direction()
    {
        for (var number = 0; number < 5; number++)
            Complete(number, 10 + number);
        var pruner = new PercentilePruner(25);
        Assert.Equal(new PruneDecision(true, 1, 11.5, 11, 5, "best so far against the best 25 % of completed trials at step 1"), Report(5, 1, 11.5, pruner));
        Assert.False(Report(6, 1, 11, pruner).Prune);
        var up = new SearchHistory(Space, Direction.Maximise);
        for (var number = 0; number < 5; number++)
        {
            up.Suggest(number, Space.FromUnits([number / 10.0]));
            up.Report(number, 1, 10 + number);
            up.Finish(number, Outcome.Completed, 1);
        }

        up.Suggest(5, Space.FromUnits([0.9]));
        up.Report(5, 1, 12.5);
        Assert.Equal((true, 13.0), (pruner.Decide(up, 5) is var d ? (d.Prune, d.CutOff) : default));
    }

    [Fact]
    public void Patience_ends_a_trial_only_after_reports_without_improvement()
    {
        var pruner = new PatientPruner(null, patience: 2, minDelta: 0.1);
        var prunes = new[] { 5, 4, 3.95, 3.95, 3.8, 3.75, 3.75 }.Select((value, at) => Report(0, at + 1, value, pruner).Prune);
        Assert.Equal([false, false, false, true, false, false, true], prunes);
        Assert.Equal(new PruneDecision(true, 7, 3.75, 3.8, 0, "no improvement by more than 0.1 within the last 2 reports"), pruner.Decide(history, 0));
    }

    [Fact]
    public void Patience_asks_its_judge_once_it_is_over()
    {
        for (var number = 0; number < 5; number++)
            Complete(number, 1, 1, 1);
        var pruner = new PatientPruner(new PercentilePruner(), patience: 1);
        Assert.False(Report(5, 1, 9, pruner).Prune);
        Assert.False(Report(5, 2, 8, pruner).Prune);
        Assert.Equal((true, 1.0, 5), (Report(5, 3, 8, pruner) is var d ? (d.Prune, d.CutOff, d.Peers) : default));
    }

    [Fact]
    public void Hyperband_has_the_brackets_of_the_papers_table()
    {
        var brackets = new HyperbandBrackets(81, 3);
        Assert.Equal(
            ["4: 81x1 27x3 9x9 3x27 1x81", "3: 27x3 9x9 3x27 1x81", "2: 9x9 3x27 1x81", "1: 6x27 2x81", "0: 5x81"],
            brackets.All.Select(bracket => $"{bracket.S}: {string.Join(" ", bracket.Rungs.Select(rung => $"{rung.Trials}x{rung.Step}"))}"));
        foreach (var round in new[] { 0, 3 })
        {
            var groups = Enumerable.Range(round * 128, 128).GroupBy(brackets.GroupOf).OrderBy(group => group.Key);
            Assert.Equal([81, 27, 9, 6, 5], groups.Select(group => group.Count()));
        }

        Assert.Equal(5, Enumerable.Range(0, 40).Select(brackets.GroupOf).Distinct().Count());
        Assert.Equal(["1: 3x10 1x30", "0: 2x30"], new HyperbandBrackets(30, 3, minResource: 5).All.Select(b => $"{b.S}: {string.Join(" ", b.Rungs.Select(r => $"{r.Trials}x{r.Step}"))}"));
    }

    [Fact]
    public void Hyperband_judges_a_trial_among_its_bracket_alone()
    {
        var brackets = new HyperbandBrackets(9, 3);
        var pruner = new HyperbandPruner(brackets);
        var hard = Enumerable.Range(0, 60).Where(number => brackets.GroupOf(number) == 0).Take(4).ToArray();
        var whole = Enumerable.Range(0, 60).First(number => brackets.All[brackets.GroupOf(number)].S == 0);
        Assert.False(Report(hard[0], 1, 5, pruner).Prune);
        Assert.Equal(new PruneDecision(true, 1, 6, 5, 2, "bracket 2, rung 0 (step 1) keeps the best 1 of 2"), Report(hard[1], 1, 6, pruner));
        Assert.False(Report(hard[2], 1, 4, pruner).Prune);
        for (var step = 1; step <= 9; step++)
            Assert.Equal((false, 0), (Report(whole, step, 100, pruner) is var d ? (d.Prune, d.Peers) : default));
        Assert.Equal((true, 4), (Report(hard[3], 1, 4.5, pruner) is var e ? (e.Prune, e.Peers) : default));
        Assert.False(Report(hard[2], 9, 400, pruner).Rule.Contains("step 9", StringComparison.Ordinal));
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
        IPruner[] pruners = [new PercentilePruner(), new AshaPruner(), new WilcoxonPruner()];
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
    public void The_signed_rank_rule_ends_a_trial_that_is_worse_than_the_best_at_the_same_steps()
    {
        Complete(0, 9, 8, 7, 6, 5, 4);
        Complete(1, 9, 9, 9, 9, 9, 9);
        var pruner = new WilcoxonPruner();
        Assert.Equal([false, false, false, true], new[] { 10.0, 8.5, 9, 6.2 }.Select((value, at) => Report(2, at + 1, value, pruner).Prune));
        Assert.Equal(
            new PruneDecision(true, 5, 7.8, 7, 5, "mean of 5 common steps against the best trial 0; signed-rank test p = 0.0312, pruned below 0.1"),
            Report(2, 5, 5.3, pruner));
        Assert.DoesNotContain(Enumerable.Range(1, 6).Select(step => Report(3, step, 9 - step, pruner)), decision => decision.Prune);
        for (var step = 1; step <= 6; step++)
            Assert.Equal((false, step), (Report(4, step, step == 1 ? 0 : 10.1 - step, pruner) is var kept ? (kept.Prune, kept.Peers) : default));
    }

    [Fact]
    public void The_signed_rank_rule_judges_nothing_before_there_is_something_to_hold_against()
    {
        Assert.Equal("no trial is complete", Report(0, 1, 5, new WilcoxonPruner()).Rule);
        history.Finish(0, Outcome.Completed, 5);
        Assert.Equal("the best trial 0 has no step in common", Report(1, 2, 9, new WilcoxonPruner()).Rule);
        Assert.Equal("no check up to step 3", Report(1, 3, 9, new WilcoxonPruner(warmupSteps: 3)).Rule);
    }

    [Fact]
    public void Settings_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PercentilePruner(startupTrials: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PercentilePruner(interval: 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PercentilePruner(100));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PatientPruner(null, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PatientPruner(null, 1, double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new HyperbandBrackets(4, minResource: 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WilcoxonPruner(1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new WilcoxonPruner(0.1, -1));
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
