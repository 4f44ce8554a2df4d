namespace Cluster.Contracts.Devices;

/// <summary>An agent asks for work for its free lanes. Silo is the silo's parsable address.</summary>
[GenerateSerializer, Immutable, Alias("Devices.AcquireRequest")]
public sealed record AcquireRequest(
    [property: Id(0)] string Silo,
    [property: Id(1)] string SiloName,
    [property: Id(2)] IReadOnlyList<LaneOffer> Lanes);
