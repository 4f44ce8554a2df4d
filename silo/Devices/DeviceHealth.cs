using Cluster.Contracts.Devices;

namespace Cluster.Silo.Devices;

/// <summary>How the silo, its disk and its workers fare.</summary>
internal sealed class DeviceHealth(IMachine machine, DeviceOptions options, TimeProvider time)
{
    private readonly UseMeter _meter = new(machine, time);
    private readonly Lock _lock = new();

    /// <summary>Free share of the data disk (0..1).</summary>
    public double DiskFree => machine.DiskFree(options.DataFolder);

    public (SiloHealth Silo, IReadOnlyList<LaneHealth> Lanes) Look(IReadOnlyList<Lane> lanes)
    {
        lock (_lock)
        {
            _meter.Begin();
            var use = _meter.Of(Environment.ProcessId);
            var silo = new SiloHealth(use.CpuCores, use.MemoryBytes, machine.Cores, machine.MemoryBytes, DiskFree, ProductVersion.Text, Environment.ProcessId);
            return (silo, [.. lanes.Select(lane => lane.Health(_meter.Of))]);
        }
    }
}
