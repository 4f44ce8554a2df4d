using Orleans.Concurrency;

namespace Cluster.Contracts.Devices;

/// <summary>Queue and leases of one pool; a rebuildable index over the job rows; key such as <c>pool-main</c>.</summary>
[Alias("Devices.ISchedulerGrain")]
public interface ISchedulerGrain : IGrainWithStringKey
{
    /// <summary>Leases for the free lanes, as many as there is work for, granted in one transaction.</summary>
    [Alias("AcquireMany")]
    Task<IReadOnlyList<Lease>> AcquireMany(AcquireRequest request, CancellationToken cancellation);

    /// <summary>Keeps a silo's leases alive; a lease this activation does not know is taken up if the job row agrees.</summary>
    [Alias("Renew")]
    Task<RenewAnswer> Renew(RenewRequest request, IDeviceObserver observer, CancellationToken cancellation);

    /// <summary>
    /// These jobs' rows are new or changed (ended, paused, desired state). Answers at once; the index follows before the next leases are given, the
    /// agents right after it.
    /// </summary>
    [AlwaysInterleave, Alias("Changed")]
    Task Changed(IReadOnlyList<string> jobs, CancellationToken cancellation);

    /// <summary>A silo that stops in good order gives its lanes up at once.</summary>
    [Alias("Leave")]
    Task Leave(string silo, CancellationToken cancellation);

    /// <summary>Asks a silo to bring a lane back from quarantine; returns the lane's name with its silo's. The answer of the silo is its next renewal.</summary>
    [Alias("Reinstate")]
    Task<string> Reinstate(CommandContext context, string silo, string lane, CancellationToken cancellation);

    /// <summary>Why a job does not run.</summary>
    [Alias("Explain")]
    Task<PendingReason> Explain(string job, CancellationToken cancellation);

    /// <summary>The pool as the Devices page shows it.</summary>
    [Alias("View")]
    Task<PoolView> View(CancellationToken cancellation);
}
