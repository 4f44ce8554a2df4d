namespace Cluster.Compute.Signals.Splits;

/// <summary>What a rule must be before, and a plan after, signals are divided.</summary>
internal static class SplitChecks
{
    public static void Rule(SplitRule rule)
    {
        if (rule.TestBy.Count == 0 || rule.ValidationBy is { Count: 0 })
            throw new SplitException("expected at least one field to group by, found none");
        if (rule.TestGroups is { Count: 0 } || rule.ValidationGroups is { Count: 0 })
            throw new SplitException("expected at least one named group, found none");
        var usesTest = rule.TestGroups is null || rule.Mode == SplitMode.Window;
        var usesValidation = rule.ValidationGroups is null || rule.Mode == SplitMode.Window;
        if (usesTest && rule.TestFraction is not (> 0 and < 1))
            throw new SplitException($"expected a test fraction between 0 and 1, found {rule.TestFraction}");
        if (usesValidation && rule.ValidationFraction is not (> 0 and < 1))
            throw new SplitException($"expected a validation fraction between 0 and 1, found {rule.ValidationFraction}");
        if (usesTest && usesValidation && rule.TestFraction + rule.ValidationFraction >= 1)
            throw new SplitException(
                $"expected test and validation fractions below 1 together, found {rule.TestFraction + rule.ValidationFraction}");
    }

    public static void Signals(IReadOnlyList<SplitSignal> signals)
    {
        var twice = signals.CountBy(signal => signal.Id).FirstOrDefault(same => same.Value > 1);
        if (twice.Value > 1)
            throw new SplitException($"expected each signal once, found '{twice.Key}' {twice.Value} times");
    }

    public static void Sides(IReadOnlyList<SplitSummary> sides)
    {
        var counts = string.Join(", ", sides.Select(side => $"{side.Side} {side.Signals} in {side.Groups.Count} groups"));
        if (sides.FirstOrDefault(side => side.Signals == 0) is { } empty)
            throw new SplitException($"expected signals on every side, found none in {empty.Side} ({counts})");
        var train = sides.First(side => side.Side == SplitSide.Train);
        foreach (var side in sides)
        {
            var untrained = side.Labels.Keys.FirstOrDefault(label => !train.Labels.ContainsKey(label));
            if (untrained is not null)
                throw new SplitException(
                    $"expected every label in Train, found '{untrained}' only outside: {side.Labels[untrained]} in {side.Side} ({counts})");
        }
    }
}
