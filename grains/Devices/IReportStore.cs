using Cluster.Contracts.Campaigns;

namespace Cluster.Grains.Devices;

/// <summary>What an agent writes of running jobs; every write is one transaction that checks the fence.</summary>
public interface IReportStore
{
    /// <summary>Appends the epochs of all jobs in one transaction; a report with an old fence is refused, an epoch sent twice is kept once.</summary>
    Task<IReadOnlyList<ReportReceipt>> Append(IReadOnlyList<TrialReport> reports, CancellationToken cancellation);

    /// <summary>Makes a stored blob the job's latest checkpoint; false if the fence is old or a later checkpoint is there.</summary>
    Task<bool> SaveCheckpoint(string job, long fence, string hash, int epoch, CancellationToken cancellation);

    /// <summary>The jobs that the table says this silo runs, with what is desired of them.</summary>
    Task<IReadOnlyList<HeldJob>> Held(string silo, CancellationToken cancellation);
}
