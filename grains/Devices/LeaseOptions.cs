namespace Cluster.Grains.Devices;

/// <summary>Times of leases.</summary>
public sealed class LeaseOptions
{
    /// <summary>How long a lease holds on the scheduler's monotonic clock after its last renewal.</summary>
    public TimeSpan LeaseTime { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How often the index is compared with the table.</summary>
    public TimeSpan Reconcile { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Share of the data disk that must be free for new leases and for data that comes in.</summary>
    public double DiskFreeForLeases { get; set; } = 0.15;
}
