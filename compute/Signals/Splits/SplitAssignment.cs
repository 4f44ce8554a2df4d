namespace Cluster.Compute.Signals.Splits;

/// <summary>The side that a signal, and with it its group, is on.</summary>
public sealed record SplitAssignment(string Id, string Label, string Group, SplitSide Side);
