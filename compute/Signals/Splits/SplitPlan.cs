namespace Cluster.Compute.Signals.Splits;

/// <summary>
/// Which signals train, validate and test a model. The same signals and rule give the same plan, in any order of the signals.
/// </summary>
public sealed class SplitPlan
{
    private SplitPlan(SplitRule rule, IReadOnlyList<SplitAssignment> assignments, IReadOnlyList<SplitSummary> sides)
    {
        Rule = rule;
        Assignments = assignments;
        Sides = sides;
    }

    public SplitRule Rule { get; }

    /// <summary>One a signal, in the order given; empty in window mode, where <see cref="WindowSide"/> decides.</summary>
    public IReadOnlyList<SplitAssignment> Assignments { get; }

    /// <summary>Train, validation, test; in window mode all signals are on each.</summary>
    public IReadOnlyList<SplitSummary> Sides { get; }

    /// <summary>True where windows of one signal are on several sides.</summary>
    public bool Leaky => Rule.Mode == SplitMode.Window;

    /// <summary>True where validation signals are of groups that also train: the choice of the best epoch is then optimistic.</summary>
    public bool ValidationSharesGroups => !Leaky && Assignments
        .Where(signal => signal.Side == SplitSide.Validation)
        .Select(signal => signal.Group)
        .Intersect(Assignments.Where(signal => signal.Side == SplitSide.Train).Select(signal => signal.Group))
        .Any();

    /// <summary>Divides the signals, or throws <see cref="SplitException"/> with counts.</summary>
    public static SplitPlan Make(IReadOnlyList<SplitSignal> signals, SplitRule rule)
    {
        ArgumentNullException.ThrowIfNull(signals);
        ArgumentNullException.ThrowIfNull(rule);
        SplitChecks.Rule(rule);
        SplitChecks.Signals(signals);
        if (rule.Mode == SplitMode.Window)
            return new SplitPlan(rule, [], [.. Enum.GetValues<SplitSide>().Select(side => Summary(side, Grouped(signals, rule.TestBy)))]);

        var assignments = Tested(signals, rule);
        assignments = Validated(signals, assignments, rule);
        SplitSummary[] sides = [.. Enum.GetValues<SplitSide>()
            .Select(side => Summary(side, assignments.Where(signal => signal.Side == side)))];
        SplitChecks.Sides(sides);
        var plan = new SplitPlan(rule, assignments, sides);
        Verify(assignments, plan.ValidationSharesGroups);
        return plan;
    }

    /// <summary>
    /// Throws, naming the group, where a group or a signal is on two sides; training and validation may share groups only
    /// where that was asked for.
    /// </summary>
    public static void Verify(IReadOnlyCollection<SplitAssignment> assignments, bool validationSharesGroups = false)
    {
        ArgumentNullException.ThrowIfNull(assignments);
        foreach (var signal in assignments.GroupBy(one => one.Id).Where(same => same.Count() > 1))
            throw new SplitException($"expected each signal once, found '{signal.Key}' {signal.Count()} times");
        foreach (var group in assignments.GroupBy(one => one.Group))
        {
            var sides = group.Select(one => one.Side).Distinct().Order().ToArray();
            if (sides.Length > 1 && !(validationSharesGroups && !sides.Contains(SplitSide.Test)))
                throw new SplitException(
                    $"expected every group on one side, found '{group.Key}' in {string.Join(" and ", sides)}", group.Key);
        }
    }

    /// <summary>The side of one window in window mode: drawn for signal and window alone.</summary>
    public SplitSide WindowSide(string signalId, int window)
    {
        if (!Leaky)
            throw new InvalidOperationException("expected a split by window, found one by group");
        var draw = StableDraw.Uniform(Rule.Seed, signalId, window + 1);
        if (draw < Rule.TestFraction)
            return SplitSide.Test;
        return draw < Rule.TestFraction + Rule.ValidationFraction ? SplitSide.Validation : SplitSide.Train;
    }

    private static List<SplitAssignment> Tested(IReadOnlyList<SplitSignal> signals, SplitRule rule)
    {
        var grouped = Grouped(signals, rule.TestBy);
        var tested = rule.TestGroups is { } named
            ? Named(named, grouped, "test")
            : GroupDraw.Draw(grouped, Share(signals, rule.TestFraction), rule.Seed);
        return [.. grouped.Select(signal => tested.Contains(signal.Group) ? signal with { Side = SplitSide.Test } : signal)];
    }

    private static List<SplitAssignment> Validated(
        IReadOnlyList<SplitSignal> signals, List<SplitAssignment> assignments, SplitRule rule)
    {
        var grouped = Grouped(signals, rule.ValidationBy ?? rule.TestBy);
        if (rule.ValidationBy is null && rule.TestGroups?.Intersect(rule.ValidationGroups ?? []).FirstOrDefault() is { } both)
            throw new SplitException($"expected every group on one side, found '{both}' in Validation and Test", both);
        var rest = grouped.Where((_, i) => assignments[i].Side != SplitSide.Test).ToList();
        var validated = rule.ValidationGroups is { } named
            ? Named(named, rest, "validation")
            : GroupDraw.Draw(rest, Share(signals, rule.ValidationFraction), rule.Seed ^ 0x5bd1e995);
        return [.. assignments.Select((signal, i) => signal.Side != SplitSide.Test && validated.Contains(grouped[i].Group)
            ? signal with { Side = SplitSide.Validation }
            : signal)];
    }

    private static List<SplitAssignment> Grouped(IReadOnlyList<SplitSignal> signals, IReadOnlyList<string> fields)
        => [.. signals.Select(signal => new SplitAssignment(
            signal.Id,
            signal.Label,
            string.Join(SplitRule.Separator, fields.Select(field => signal.Fields.TryGetValue(field, out var value)
                ? value
                : throw new SplitException($"expected a field '{field}' of signal '{signal.Id}', found none"))),
            SplitSide.Train))];

    private static HashSet<string> Named(IReadOnlyList<string> named, IReadOnlyList<SplitAssignment> grouped, string side)
    {
        var known = grouped.Select(signal => signal.Group).Distinct().Order(StringComparer.Ordinal).ToArray();
        var unknown = named.FirstOrDefault(group => !known.Contains(group));
        return unknown is null
            ? new HashSet<string>(named, StringComparer.Ordinal)
            : throw new SplitException(
                $"expected {side} groups among {string.Join(", ", known)}, found '{unknown}'", unknown);
    }

    private static Dictionary<string, double> Share(IReadOnlyList<SplitSignal> signals, double fraction)
        => signals.CountBy(signal => signal.Label).ToDictionary(label => label.Key, label => label.Value * fraction);

    private static SplitSummary Summary(SplitSide side, IEnumerable<SplitAssignment> assignments)
    {
        var signals = assignments.ToList();
        return new SplitSummary(
            side,
            signals.Count,
            [.. signals.Select(signal => signal.Group).Distinct().Order(StringComparer.Ordinal)],
            signals.CountBy(signal => signal.Label).OrderBy(label => label.Key, StringComparer.Ordinal).ToDictionary());
    }
}
