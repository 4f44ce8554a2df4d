namespace Cluster.Contracts.Devices;

/// <summary>One message a silo: the leases it holds and how it fares.</summary>
[GenerateSerializer, Immutable, Alias("Devices.RenewRequest")]
public sealed record RenewRequest(
    [property: Id(0)] string Silo,
    [property: Id(1)] string SiloName,
    [property: Id(2)] IReadOnlyList<HeldLease> Held,
    [property: Id(3)] SiloHealth Health,
    [property: Id(4)] IReadOnlyList<LaneHealth> Lanes);
