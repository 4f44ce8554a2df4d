namespace Cluster.Contracts.Devices;

/// <summary>A silo on the Devices page; Status is Active, Suspect or Dead, RenewedAgo the age of its last renewal.</summary>
[GenerateSerializer, Immutable, Alias("Devices.SiloRow")]
public sealed record SiloRow(
    [property: Id(0)] string Silo,
    [property: Id(1)] string Name,
    [property: Id(2)] string Status,
    [property: Id(3)] DateTimeOffset RenewedAt,
    [property: Id(4)] SiloHealth Health,
    [property: Id(5)] IReadOnlyList<LaneHealth> Lanes);
