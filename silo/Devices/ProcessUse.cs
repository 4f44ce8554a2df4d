namespace Cluster.Silo.Devices;

/// <summary>What a process uses now: CPU in cores, resident memory in bytes.</summary>
internal sealed record ProcessUse(double CpuCores, long MemoryBytes)
{
    public static ProcessUse None { get; } = new(0, 0);
}
