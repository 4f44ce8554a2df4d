namespace Cluster.Compute.Signals.Splits;

/// <summary>Draws whole groups so that every label comes as near to a share of its signals as groups allow.</summary>
internal static class GroupDraw
{
    /// <summary>
    /// The drawn groups. A group that holds the last signals of a label is never drawn. Where no group brings the labels
    /// nearer to the share, the least harmful one is taken, so that the side is not empty if it can be helped.
    /// </summary>
    /// <param name="signals">What may be drawn from, each with its group.</param>
    /// <param name="wanted">Signals wanted of each label.</param>
    public static HashSet<string> Draw(
        IReadOnlyList<SplitAssignment> signals, IReadOnlyDictionary<string, double> wanted, ulong seed)
    {
        var groups = signals
            .GroupBy(signal => signal.Group)
            .Select(group => (Name: group.Key, Labels: Counts(group)))
            .OrderBy(group => StableDraw.Uniform(seed, group.Name))
            .ThenBy(group => group.Name, StringComparer.Ordinal)
            .ToList();
        var left = Counts(signals);
        var taken = new SortedDictionary<string, int>(left.ToDictionary(label => label.Key, _ => 0), StringComparer.Ordinal);
        var drawn = new HashSet<string>(StringComparer.Ordinal);
        var distance = Distance(taken, more: null, wanted);
        foreach (var (name, labels) in groups.Where(group => CanSpare(left, group.Labels)).ToList())
        {
            var after = Distance(taken, labels, wanted);
            if (after >= distance || !CanSpare(left, labels))
                continue;
            Take(name, labels);
            distance = after;
        }
        var spare = groups.Where(group => CanSpare(left, group.Labels)).ToList();
        if (drawn.Count == 0 && spare.Count > 0)
        {
            var (name, labels) = spare.MinBy(group => Distance(taken, group.Labels, wanted));
            Take(name, labels);
        }
        return drawn;

        void Take(string name, SortedDictionary<string, int> labels)
        {
            drawn.Add(name);
            foreach (var (label, count) in labels)
            {
                left[label] -= count;
                taken[label] += count;
            }
        }
    }

    // Sorted, so that sums over labels do not depend on the order of the signals.
    private static SortedDictionary<string, int> Counts(IEnumerable<SplitAssignment> signals)
        => new(signals.CountBy(signal => signal.Label).ToDictionary(), StringComparer.Ordinal);

    private static bool CanSpare(SortedDictionary<string, int> left, SortedDictionary<string, int> labels)
        => labels.All(label => left[label.Key] > label.Value);

    private static double Distance(
        SortedDictionary<string, int> taken, SortedDictionary<string, int>? more, IReadOnlyDictionary<string, double> wanted)
        => taken.Sum(label =>
        {
            var count = label.Value + (more?.GetValueOrDefault(label.Key) ?? 0);
            var miss = (count - wanted[label.Key]) / wanted[label.Key];
            return miss * miss;
        });
}
