using Cluster.Silo.Devices;

namespace Cluster.Silo.Tests.Devices;

/// <summary>This machine, with a disk as full as a test wants it.</summary>
internal sealed class FakeMachine : IMachine
{
    private readonly LinuxMachine _real = new();

    public double Free { get; set; } = 0.5;

    public int Cores => _real.Cores;

    public long MemoryBytes => _real.MemoryBytes;

    public double DiskFree(string folder) => Free;

    public long OutOfMemoryKills() => _real.OutOfMemoryKills();

    /// <summary>What is in use on a GPU each time it is asked; the last value stays.</summary>
    public Queue<long> DeviceMemory { get; } = new();

    public Task<long?> DeviceMemoryUsed(string device, CancellationToken cancellation)
    {
        lock (DeviceMemory)
            return Task.FromResult<long?>(DeviceMemory.Count > 1 ? DeviceMemory.Dequeue() : DeviceMemory.Peek());
    }

    public ProcessSample? Sample(int processId) => _real.Sample(processId);
}
