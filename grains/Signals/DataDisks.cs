using Cluster.Contracts;
using Cluster.Contracts.Devices;
using Cluster.Grains.Devices;

namespace Cluster.Grains.Signals;

/// <summary>Refuses what would fill the data disks: what comes in is kept on them too, and trials that run need what is left.</summary>
internal static class DataDisks
{
    /// <summary>Asks the scheduler, who hears from every silo; throws when none has the space that new trials need either.</summary>
    public static async Task RequireSpace(IGrainFactory grains, LeaseOptions limits, CancellationToken cancellation)
    {
        var silos = (await grains.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool).View(cancellation)).Silos;
        if (silos.Count == 0 || silos.Any(silo => silo.Health.DiskFree >= limits.DiskFreeForLeases))
            return;
        throw new CommandRefusedException(
            $"Only {100 * silos.Max(silo => silo.Health.DiskFree):F0} % of the data disk is free, expected at least {100 * limits.DiskFreeForLeases:F0} % to take in data; make space and try again.",
            RefusalKind.Later);
    }
}
