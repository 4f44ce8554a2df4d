namespace Cluster.Contracts.Signals;

/// <summary>The points of a projection in the signals' order: number of the signal (12 for signal-12), place, and which of the groups it belongs to (null: outside of the filter).</summary>
[GenerateSerializer, Immutable, Alias("Signals.ProjectionPoints")]
public sealed record ProjectionPoints(
    [property: Id(0)] IReadOnlyList<string> Groups,
    [property: Id(1)] long[] Numbers,
    [property: Id(2)] float[] X,
    [property: Id(3)] float[] Y,
    [property: Id(4)] int?[] Group);
