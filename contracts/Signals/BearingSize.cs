namespace Cluster.Contracts.Signals;

/// <summary>What the fault frequencies of a rolling bearing follow from: number of rolling elements, their diameter and that of the pitch circle in one unit, contact angle in degrees.</summary>
[GenerateSerializer, Immutable, Alias("Signals.BearingSize")]
public sealed record BearingSize(
    [property: Id(0)] string Name,
    [property: Id(1)] int Elements,
    [property: Id(2)] double ElementDiameter,
    [property: Id(3)] double PitchDiameter,
    [property: Id(4)] double ContactDegrees = 0);
