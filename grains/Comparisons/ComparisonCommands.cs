using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Comparisons;

/// <summary>Bodies of the commands of saved comparisons, as their digests are taken, and what is refused before anything is done.</summary>
internal static class ComparisonCommands
{
    private const int LongestName = 100;
    private const int LongestView = 2000;

    public static string Save(ComparisonSpec spec) => $"comparison save {StateJson.Write(spec)}";

    public static void Check(ComparisonSpec spec)
    {
        CheckName(spec.Name);
        CheckView(spec.View);
        CheckSignals(spec.Signals);
    }

    public static void CheckName(string name)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > LongestName)
            throw new CommandRefusedException($"name: found {name?.Trim().Length ?? 0} characters, expected 1 to {LongestName}.");
    }

    public static void CheckView(string view)
    {
        if (view.Length > LongestView)
            throw new CommandRefusedException($"view: found {view.Length} characters, expected at most {LongestView}.");
    }

    public static void CheckSignals(IReadOnlyList<string> signals)
    {
        var different = signals.Distinct(StringComparer.Ordinal).Count();
        if (different is 0 or > CartView.Capacity || different < signals.Count)
            throw new CommandRefusedException($"signals: found {signals.Count}, {different} of them different; expected 1 to {CartView.Capacity} different ones.");
    }
}
