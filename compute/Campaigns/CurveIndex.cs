namespace Cluster.Compute.Campaigns;

/// <summary>
/// What pruners compare with: for the steps they asked about, the values that trials had when they first reached the step, and
/// the values of completed trials at exactly that step. NaN counts as the worst value there is.
/// </summary>
internal sealed class CurveIndex(Direction direction)
{
    private readonly Dictionary<(int Step, ITrialGroups? Groups, int Group), SortedValues> reached = [];
    private readonly Dictionary<int, SortedValues> completed = [];

    /// <summary>The value by which a trial is compared at a step: its first report there or later; null before.</summary>
    public double? ReachedBy(List<CurvePoint> curve, int step)
    {
        foreach (var point in curve)
        {
            if (point.Step >= step)
                return Comparable(point.Value);
        }

        return null;
    }

    /// <summary>The values of all trials that have reached the step, or of those of one group.</summary>
    public SortedValues Reached(int step, ITrialGroups? groups, int group, IReadOnlyDictionary<int, List<CurvePoint>> curves)
    {
        var key = (step, groups, group);
        if (reached.TryGetValue(key, out var values))
            return values;
        reached[key] = values = new SortedValues();
        foreach (var (number, curve) in curves)
        {
            if (Holds(key, number))
                Change(values, null, ReachedBy(curve, step));
        }

        return values;
    }

    /// <summary>The values that completed trials reported at exactly this step.</summary>
    public SortedValues Completed(int step, IEnumerable<List<CurvePoint>> curves)
    {
        if (completed.TryGetValue(step, out var values))
            return values;
        completed[step] = values = new SortedValues();
        foreach (var curve in curves)
            AddAt(values, curve, step);
        return values;
    }

    /// <summary>Changes the curve of a trial, keeping every step that is looked at up to date.</summary>
    public void Append(int number, List<CurvePoint> curve, CurvePoint point)
    {
        var last = curve.Count > 0 ? curve[^1].Step : int.MinValue;
        var before = last < point.Step ? null : reached.Keys.Select(key => key.Step).Distinct().ToDictionary(step => step, step => ReachedBy(curve, step));
        while (curve.Count > 0 && curve[^1].Step >= point.Step)
            curve.RemoveAt(curve.Count - 1);
        curve.Add(point);
        foreach (var (key, values) in reached)
        {
            if (!Holds(key, number))
                continue;
            if (before is not null)
                Change(values, before[key.Step], ReachedBy(curve, key.Step));
            else if (last < key.Step && key.Step <= point.Step)
                Change(values, null, Comparable(point.Value));
        }
    }

    /// <summary>A trial completed with this curve.</summary>
    public void Complete(List<CurvePoint> curve)
    {
        foreach (var (step, values) in completed)
            AddAt(values, curve, step);
    }

    private static bool Holds((int Step, ITrialGroups? Groups, int Group) key, int number) => key.Groups is null || key.Groups.GroupOf(number) == key.Group;

    private double Comparable(double value) =>
        !double.IsNaN(value) ? value : direction == Direction.Minimise ? double.PositiveInfinity : double.NegativeInfinity;

    private void AddAt(SortedValues values, List<CurvePoint> curve, int step)
    {
        var at = curve.BinarySearch(new CurvePoint(step, 0), Comparer<CurvePoint>.Create((a, b) => a.Step.CompareTo(b.Step)));
        if (at >= 0)
            values.Add(Comparable(curve[at].Value));
    }

    private static void Change(SortedValues values, double? from, double? to)
    {
        if (from is { } old)
            values.Remove(old);
        if (to is { } now)
            values.Add(now);
    }
}
