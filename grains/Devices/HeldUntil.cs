namespace Cluster.Grains.Devices;

/// <summary>A lease as the scheduler counts it: fence, holder, monotonic time of its last renewal, and whether the holder has named it to this activation.</summary>
internal sealed record HeldUntil(long Fence, string Silo, long RenewedAt, bool Announced);
