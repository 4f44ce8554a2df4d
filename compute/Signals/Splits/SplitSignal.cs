namespace Cluster.Compute.Signals.Splits;

/// <summary>A signal as far as a split needs to know it.</summary>
public sealed record SplitSignal(string Id, string Label, IReadOnlyDictionary<string, string> Fields);
