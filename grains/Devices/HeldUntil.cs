namespace Cluster.Grains.Devices;

/// <summary>
/// A lease as the scheduler counts it: fence, holder, monotonic time of its last renewal, whether the holder has named it to this activation,
/// and when the job's owner was last told that it is lost.
/// </summary>
internal sealed record HeldUntil(long Fence, string Silo, long RenewedAt, bool Announced, long? GivenUpAt = null);
