namespace Cluster.Contracts;

/// <summary>One page of a list, and how many rows there are in all.</summary>
[GenerateSerializer, Immutable, Alias("Page`1")]
public sealed record Page<T>([property: Id(0)] IReadOnlyList<T> Rows, [property: Id(1)] long Total);
