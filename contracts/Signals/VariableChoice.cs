namespace Cluster.Contracts.Signals;

/// <summary>Which variables or columns of a received file would become signals, or the sentence why none can.</summary>
public sealed record VariableChoice(IReadOnlyList<string> Names, string? Fault = null);
