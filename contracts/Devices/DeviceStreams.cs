namespace Cluster.Contracts.Devices;

/// <summary>Where the state of the pool is published once a second: key = pool id, item = <see cref="PoolView"/>.</summary>
public static class DeviceStreams
{
    /// <summary>Namespace of the pool streams; the provider is that of the campaigns.</summary>
    public const string Namespace = "pool";

    /// <summary>The default pool.</summary>
    public const string MainPool = "pool-main";
}
