namespace Cluster.Contracts.Signals;

/// <summary>Where a fault shows in a spectrum, in orders of the shaft's speed: a line, or a band where the two differ; Meaning says what it is in words.</summary>
[GenerateSerializer, Immutable, Alias("Signals.FaultLine")]
public sealed record FaultLine(
    [property: Id(0)] string Name,
    [property: Id(1)] string Meaning,
    [property: Id(2)] double FromOrder,
    [property: Id(3)] double ToOrder);
