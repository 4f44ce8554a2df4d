namespace Cluster.Contracts.Signals;

/// <summary>Physical size of a single fault: the quantity and its value, and how many dB its signature was set over the healthy machine.</summary>
[GenerateSerializer, Immutable, Alias("Signals.FaultSize")]
public sealed record FaultSize(
    [property: Id(0)] string Fault,
    [property: Id(1)] string Quantity,
    [property: Id(2)] double Value,
    [property: Id(3)] double ExcessDb);
