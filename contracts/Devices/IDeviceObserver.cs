using Orleans.Concurrency;

namespace Cluster.Contracts.Devices;

/// <summary>How the scheduler reaches the agent of a silo without waiting for its next message; losing a call loses nothing but time.</summary>
[Alias("Devices.IDeviceObserver")]
public interface IDeviceObserver : IGrainObserver
{
    /// <summary>There is work for a free lane.</summary>
    [OneWay, Alias("WorkWaits")]
    Task WorkWaits();

    /// <summary>The desired state of these jobs changed: read it.</summary>
    [OneWay, Alias("DesiredChanged")]
    Task DesiredChanged(IReadOnlyList<string> jobs);

    /// <summary>An operator brings a lane back from quarantine.</summary>
    [OneWay, Alias("Reinstate")]
    Task Reinstate(string lane);
}
