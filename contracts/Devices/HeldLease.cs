namespace Cluster.Contracts.Devices;

/// <summary>A lease a silo says it holds.</summary>
[GenerateSerializer, Immutable, Alias("Devices.HeldLease")]
public sealed record HeldLease([property: Id(0)] string Job, [property: Id(1)] long Fence, [property: Id(2)] string Lane);
