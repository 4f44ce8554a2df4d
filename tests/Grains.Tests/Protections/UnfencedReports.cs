using Cluster.Contracts.Campaigns;
using Cluster.Grains.Devices;
using Cluster.Grains.Storage;
using Npgsql;

namespace Cluster.Grains.Tests.Protections;

/// <summary>Stores every epoch under the fence that it carries, whoever holds the job.</summary>
internal sealed class UnfencedReports(NpgsqlDataSource database, ReportTable fenced) : IReportStore
{
    public static IReportStore Of(NpgsqlDataSource database) => new UnfencedReports(database, new(database));

    public async Task<IReadOnlyList<ReportReceipt>> Append(IReadOnlyList<TrialReport> reports, CancellationToken cancellation)
    {
        foreach (var report in reports)
        {
            foreach (var epoch in report.Epochs)
            {
                await using var command = database.CreateCommand(
                    """
                    WITH kept AS (INSERT INTO epoch AS e (job, epoch, fence, value, seconds, at) VALUES ($1, $2, $3, $4, 0, clock_timestamp())
                      ON CONFLICT (job, epoch) DO UPDATE SET repeats = e.repeats + 1)
                    UPDATE job SET epoch = greatest(epoch, $2), version = version + 1, value = greatest(value, $4) WHERE id = $1
                    """);
                command.Parameters.Add(new() { Value = report.Trial });
                command.Parameters.Add(new() { Value = epoch.Epoch });
                command.Parameters.Add(new() { Value = report.Fence });
                command.Parameters.Add(new() { Value = epoch.Value });
                await command.ExecuteNonQueryAsync(cancellation);
            }
        }

        return [.. reports.Select(r => new ReportReceipt(r.Trial, r.Fence, Accepted: true, r.Epochs[^1].Epoch, DesiredState.Run))];
    }

    public Task<bool> SaveCheckpoint(string job, long fence, string hash, int epoch, CancellationToken cancellation) =>
        fenced.SaveCheckpoint(job, fence, hash, epoch, cancellation);

    public Task<IReadOnlyList<HeldJob>> Held(string silo, CancellationToken cancellation) => fenced.Held(silo, cancellation);
}
