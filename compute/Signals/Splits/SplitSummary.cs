namespace Cluster.Compute.Signals.Splits;

/// <summary>What one side holds; the counts of <paramref name="Labels"/> are signals.</summary>
public sealed record SplitSummary(
    SplitSide Side, int Signals, IReadOnlyList<string> Groups, IReadOnlyDictionary<string, int> Labels);
