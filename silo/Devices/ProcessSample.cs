namespace Cluster.Silo.Devices;

/// <summary>CPU time a process has used, its resident memory in bytes, and when it started, in clock ticks since boot: id and start together name one process.</summary>
public sealed record ProcessSample(TimeSpan Cpu, long MemoryBytes, long StartTicks);
