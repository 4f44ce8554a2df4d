using Cluster.Contracts.Campaigns;
using Cluster.Grains.Devices;
using Cluster.Grains.Storage;
using Npgsql;

namespace Cluster.Grains.Tests.Protections;

/// <summary>Keeps every later checkpoint, whoever holds the job.</summary>
internal sealed class UnfencedCheckpoints(JobTable jobs, ReportTable fenced) : IReportStore
{
    public static IReportStore Of(NpgsqlDataSource database) => new UnfencedCheckpoints(new(database), new(database));

    public Task<IReadOnlyList<ReportReceipt>> Append(IReadOnlyList<TrialReport> reports, CancellationToken cancellation) => fenced.Append(reports, cancellation);

    public async Task<bool> SaveCheckpoint(string job, long fence, string hash, int epoch, CancellationToken cancellation) =>
        await fenced.SaveCheckpoint(job, (await jobs.Find(job, cancellation))!.Fence, hash, epoch, cancellation);

    public Task<IReadOnlyList<HeldJob>> Held(string silo, CancellationToken cancellation) => fenced.Held(silo, cancellation);
}
