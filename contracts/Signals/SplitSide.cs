namespace Cluster.Contracts.Signals;

/// <summary>One side of a split: how many signals and groups, and signals a label.</summary>
[GenerateSerializer, Immutable, Alias("Signals.SplitSide")]
public sealed record SplitSide(
    [property: Id(0)] string Side,
    [property: Id(1)] int Signals,
    [property: Id(2)] int Groups,
    [property: Id(3)] IReadOnlyDictionary<string, int> Labels);
