namespace Cluster.Contracts.Signals;

/// <summary>A window of a generated signal, 1 s unless the record ends: whether a fault stands out of the floor there, and in which bands.</summary>
[GenerateSerializer, Immutable, Alias("Signals.WindowTruth")]
public sealed record WindowTruth(
    [property: Id(0)] double FromSeconds,
    [property: Id(1)] double ToSeconds,
    [property: Id(2)] bool Faulty,
    [property: Id(3)] IReadOnlyList<FaultBand> Bands);
