using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Grains.Devices;

namespace Cluster.Silo.Devices;

/// <summary>The cluster as an agent reaches it: the scheduler of its pool, the owners of its jobs, the campaigns it reports to.</summary>
public interface IPoolLink
{
    Task<IReadOnlyList<Lease>> AcquireMany(IReadOnlyList<LaneOffer> lanes, CancellationToken cancellation);

    Task<RenewAnswer> Renew(IReadOnlyList<HeldLease> held, SiloHealth health, IReadOnlyList<LaneHealth> lanes, CancellationToken cancellation);

    Task Leave(CancellationToken cancellation);

    /// <summary>Records how a job ended; false if its fence is old.</summary>
    Task<bool> End(string job, JobEnd end, CancellationToken cancellation);

    Task<bool> Lost(string job, long fence, string cause, CancellationToken cancellation);

    /// <summary>Tells a campaign what became durable; answers which trials are to be pruned.</summary>
    Task<IReadOnlyList<string>> Reported(string campaign, IReadOnlyList<TrialReport> reports, CancellationToken cancellation);

    /// <summary>The jobs that the table says this silo runs.</summary>
    Task<IReadOnlyList<HeldJob>> Held(CancellationToken cancellation);

    /// <summary>From now on the scheduler's word of new work and of changed wishes goes to this observer.</summary>
    void Listen(IDeviceObserver observer);
}
