namespace Cluster.Contracts.Signals;

/// <summary>A band in which a fault shows in a window: in Hz, in orders of the shaft where it moves with it, and its power there over that of the healthy machine in dB.</summary>
[GenerateSerializer, Immutable, Alias("Signals.FaultBand")]
public sealed record FaultBand(
    [property: Id(0)] string Fault,
    [property: Id(1)] double LowHz,
    [property: Id(2)] double HighHz,
    [property: Id(3)] double? LowOrder,
    [property: Id(4)] double? HighOrder,
    [property: Id(5)] double OverFloorDb);
