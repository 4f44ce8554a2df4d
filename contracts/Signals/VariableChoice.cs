namespace Cluster.Contracts.Signals;

/// <summary>Which variables or columns of a received file would become signals, or the sentence why none can.</summary>
[GenerateSerializer, Immutable, Alias("Signals.VariableChoice")]
public sealed record VariableChoice([property: Id(0)] IReadOnlyList<string> Names, [property: Id(1)] string? Fault = null);
