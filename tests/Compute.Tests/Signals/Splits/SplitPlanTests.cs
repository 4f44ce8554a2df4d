using Cluster.Compute.Signals.Splits;
using CsCheck;

namespace Cluster.Compute.Tests.Signals.Splits;

public class SplitPlanTests
{
    [Fact]
    public void Unseen_fault_size_is_tested_and_another_load_validated()
    {
        var rule = new SplitRule(["bearing"],
            TestGroups: ["inner 0.021", "ball 0.021", "outer 0.021"], ValidationBy: ["load"], ValidationGroups: ["1 hp"]);

        var plan = SplitPlan.Make(Bearings(), rule);

        var (train, validation, test) = (plan.Sides[0], plan.Sides[1], plan.Sides[2]);
        Assert.Equal((14, 7, 9), (train.Signals, validation.Signals, test.Signals));
        Assert.Equal(["ball 0.021", "inner 0.021", "outer 0.021"], test.Groups);
        Assert.Equal(3, test.Labels["ball"]);
        Assert.DoesNotContain("normal", test.Labels.Keys);
        Assert.True(plan.ValidationSharesGroups);
        Assert.False(plan.Leaky);
        SplitPlan.Verify(plan.Assignments, validationSharesGroups: true);
        Assert.Throws<SplitException>(() => SplitPlan.Verify(plan.Assignments));
    }

    [Fact]
    public void Machines_are_never_divided_and_every_label_keeps_its_share()
    {
        var plan = SplitPlan.Make(Machines(10), new SplitRule(["machine"], Seed: 3));

        Assert.False(plan.ValidationSharesGroups);
        Assert.Equal([6, 2, 2], plan.Sides.Select(side => side.Groups.Count));
        Assert.All(plan.Sides, side => Assert.Equal(3, side.Labels.Count));
        Assert.All(plan.Sides[2].Labels.Values, count => Assert.Equal(4, count));
    }

    [Fact]
    public void Seeds_differ_and_the_order_of_signals_does_not_matter()
    {
        var signals = Machines(12);
        string Test(ulong seed, IEnumerable<SplitSignal> order)
            => string.Join(',', SplitPlan.Make([.. order], new SplitRule(["machine"], Seed: seed)).Sides[2].Groups);

        Assert.Equal(Test(5, signals), Test(5, signals.Reverse()));
        Assert.True(Enumerable.Range(1, 8).Select(seed => Test((ulong)seed, signals)).Distinct().Count() > 3);
    }

    [Fact]
    public void Group_asked_for_on_two_sides_is_refused_by_name()
    {
        var error = Assert.Throws<SplitException>(() => SplitPlan.Make(Bearings(),
            new SplitRule(["bearing"], TestGroups: ["ball 0.021"], ValidationGroups: ["ball 0.014", "ball 0.021"])));

        Assert.Equal("ball 0.021", error.Group);
        Assert.Contains("found 'ball 0.021' in Validation and Test", error.Message);
    }

    [Fact]
    public void Verify_names_a_group_on_two_sides()
    {
        SplitAssignment[] assignments =
        [
            new("signal-1", "ball", "machine-1", SplitSide.Train),
            new("signal-2", "ball", "machine-2", SplitSide.Test),
            new("signal-3", "ball", "machine-1", SplitSide.Test),
        ];

        var error = Assert.Throws<SplitException>(() => SplitPlan.Verify(assignments, validationSharesGroups: true));

        Assert.Equal("machine-1", error.Group);
        Assert.Contains("found 'machine-1' in Train and Test", error.Message);
    }

    [Fact]
    public void Label_that_is_never_trained_is_refused_with_counts()
    {
        var error = Assert.Throws<SplitException>(() => SplitPlan.Make(Bearings(), new SplitRule(["bearing"],
            TestGroups: ["ball 0.007", "ball 0.014", "ball 0.021"], ValidationGroups: ["inner 0.007"])));

        Assert.Contains("found 'ball' only outside: 9 in Test (Train 18 in 6 groups, Validation 3 in 1 groups, Test 9 in 3 groups)", error.Message);
    }

    [Fact]
    public void Empty_side_is_refused_with_counts()
    {
        var error = Assert.Throws<SplitException>(() => SplitPlan.Make(Machines(2), new SplitRule(["machine"])));
        Assert.Contains("found none in Validation (Train 6 in 1 groups, Validation 0 in 0 groups, Test 6 in 1 groups)", error.Message);
    }

    [Theory]
    [InlineData("rig", "expected a field 'rig' of signal 'signal-0', found none")]
    [InlineData("", "expected at least one field to group by, found none")]
    public void Missing_fields_are_named(string field, string sentence)
        => Assert.Contains(sentence, Assert.Throws<SplitException>(
            () => SplitPlan.Make(Machines(5), new SplitRule(field.Length == 0 ? [] : [field]))).Message);

    [Fact]
    public void Unknown_group_lists_those_there_are()
        => Assert.Contains("expected test groups among machine-0, machine-1, machine-2, found 'machine-9'", Assert.Throws<SplitException>(
            () => SplitPlan.Make(Machines(3), new SplitRule(["machine"], TestGroups: ["machine-9"]))).Message);

    [Fact]
    public void Split_by_window_is_flagged_and_draws_each_window_alone()
    {
        var plan = SplitPlan.Make(Bearings(), new SplitRule(["bearing"], Mode: SplitMode.Window));

        Assert.True(plan.Leaky);
        Assert.Empty(plan.Assignments);
        Assert.All(plan.Sides, side => Assert.Equal(30, side.Signals));
        var sides = Enumerable.Range(0, 5000).Select(window => plan.WindowSide("signal-3", window)).ToList();
        Assert.InRange(sides.Count(side => side == SplitSide.Test), 900, 1100);
        Assert.InRange(sides.Count(side => side == SplitSide.Validation), 900, 1100);
        Assert.Equal(sides[17], SplitPlan.Make(Machines(3), plan.Rule with { TestBy = ["machine"] }).WindowSide("signal-3", 17));
    }

    [Fact]
    public void Every_drawn_split_holds_its_promises()
    {
        var cases =
            from groups in Gen.Int[3, 12]
            from labels in Gen.Int[0, 3].Array[groups, 40]
            from seed in Gen.ULong
            select (groups, labels, seed);

        cases.Sample(one =>
        {
            var signals = one.labels
                .Select((label, i) => Signal(i, $"label-{label}", ("machine", $"machine-{i % one.groups}")))
                .ToList();
            try
            {
                var plan = SplitPlan.Make(signals, new SplitRule(["machine"], one.seed));
                SplitPlan.Verify(plan.Assignments);
                Assert.Equal(signals.Select(signal => signal.Id), plan.Assignments.Select(signal => signal.Id));
                Assert.Equal(signals.Count, plan.Sides.Sum(side => side.Signals));
                Assert.Superset(plan.Sides[2].Labels.Keys.ToHashSet(), plan.Sides[0].Labels.Keys.ToHashSet());
            }
            catch (SplitException refused)
            {
                Assert.Contains("found none in", refused.Message);
            }
        }, iter: 500, threads: 1);
    }

    private static List<SplitSignal> Bearings()
    {
        var bearings = from label in new[] { "inner", "ball", "outer" }
                       from size in new[] { "0.007", "0.014", "0.021" }
                       select (label, bearing: $"{label} {size}");
        var all = from one in bearings.Append(("normal", "normal"))
                  from load in new[] { "0 hp", "1 hp", "2 hp" }
                  select (one, load);
        return [.. all.Select((x, i) => Signal(i, x.one.Item1, ("bearing", x.one.Item2), ("load", x.load)))];
    }

    private static SplitSignal[] Machines(int count)
        => [.. Enumerable.Range(0, count * 6).Select(i => Signal(i, $"label-{i % 3}", ("machine", $"machine-{i / 6}")))];

    private static SplitSignal Signal(int number, string label, params (string Field, string Value)[] fields)
        => new($"signal-{number}", label, fields.ToDictionary(field => field.Field, field => field.Value));
}
