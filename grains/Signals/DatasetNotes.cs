namespace Cluster.Grains.Signals;

/// <summary>What a dataset that is whole should still be told about its signals.</summary>
internal static class DatasetNotes
{
    private const int Named = 3;

    /// <summary>Sentences on mixed units and on signals with equal samples, or null.</summary>
    public static string? Of(IReadOnlyList<StoredSignal> signals)
    {
        var notes = new List<string>();
        var units = signals.GroupBy(signal => signal.Unit).OrderByDescending(unit => unit.Count()).ToArray();
        if (units.Length > 1)
            notes.Add($"Units are mixed: {string.Join(", ", units.Select(unit => $"{unit.Count()} in {unit.Key}"))}; their values can't be compared. Import them with convert_to one unit.");
        var same = signals.GroupBy(signal => signal.Hash).Where(group => group.Count() > 1).ToArray();
        if (same.Length > 0)
        {
            var named = string.Join("; ", same.Take(Named).Select(group => string.Join(" = ", group.Take(Named).Select(signal => signal.Source ?? signal.Id))));
            notes.Add($"{same.Sum(group => group.Count() - 1)} signals repeat the samples of others: {named}{(same.Length > Named ? "; ..." : "")}.");
        }
        return notes.Count > 0 ? string.Join(" ", notes) : null;
    }
}
