namespace Cluster.Contracts.Comparisons;

/// <summary>What is saved: a name, ids of 1 to 10 signals in their order, and the query string of the page.</summary>
[GenerateSerializer, Immutable, Alias("Comparisons.ComparisonSpec")]
public sealed record ComparisonSpec([property: Id(0)] string Name, [property: Id(1)] IReadOnlyList<string> Signals, [property: Id(2)] string View = "");
