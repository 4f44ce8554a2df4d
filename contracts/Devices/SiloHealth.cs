namespace Cluster.Contracts.Devices;

/// <summary>CPU of the silo process (cores in use), its resident memory in bytes, cores and memory of the machine, free share of the data disk (0..1).</summary>
[GenerateSerializer, Immutable, Alias("Devices.SiloHealth")]
public sealed record SiloHealth(
    [property: Id(0)] double CpuCores,
    [property: Id(1)] long MemoryBytes,
    [property: Id(2)] int MachineCores,
    [property: Id(3)] long MachineMemoryBytes,
    [property: Id(4)] double DiskFree,
    [property: Id(5)] string Version,
    [property: Id(6)] int ProcessId);
