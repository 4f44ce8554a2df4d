namespace Cluster.Contracts.Devices;

/// <summary>Leases that are not the silo's any more (stop their workers, discard what they say), and how long the others hold from the moment the renewal was sent.</summary>
[GenerateSerializer, Immutable, Alias("Devices.RenewAnswer")]
public sealed record RenewAnswer([property: Id(0)] IReadOnlyList<HeldLease> Lost, [property: Id(1)] TimeSpan LeaseTime);
