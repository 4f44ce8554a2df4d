using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Grains.Devices;
using Npgsql;
using NpgsqlTypes;

namespace Cluster.Grains.Storage;

/// <summary>Reads and writes rows of table job; each write is one statement or one transaction that checks the fence or the state it starts from.</summary>
public sealed class JobTable(NpgsqlDataSource database)
{
    /// <summary>One job, or null.</summary>
    public async Task<JobRecord?> Find(string id, CancellationToken cancellation) =>
        await Find([id], cancellation) is [var job] ? job : null;

    /// <summary>The jobs of these ids that exist.</summary>
    public Task<IReadOnlyList<JobRecord>> Find(IReadOnlyCollection<string> ids, CancellationToken cancellation) =>
        // The cast keeps the ids one argument: an array of texts is an array of objects too.
        Query($"SELECT {JobColumns.All} FROM job j WHERE j.id = ANY($1)", cancellation, (object)ids.ToArray());

    /// <summary>All trials of a campaign by number.</summary>
    public Task<IReadOnlyList<JobRecord>> OfCampaign(string campaign, CancellationToken cancellation) =>
        Query($"SELECT {JobColumns.All} FROM job j WHERE j.campaign = $1 ORDER BY j.trial_number", cancellation, campaign);

    /// <summary>Id, number and version of each trial of a campaign.</summary>
    public async Task<IReadOnlyList<(string Id, int Number, long Version)>> Versions(string campaign, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT id, trial_number, version FROM job WHERE campaign = $1");
        command.Parameters.Add(new() { Value = campaign });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var versions = new List<(string, int, long)>();
        while (await row.ReadAsync(cancellation))
            versions.Add((row.GetString(0), row.GetInt32(1), row.GetInt64(2)));
        return versions;
    }

    /// <summary>Every job of a pool that waits or runs, with the parallel limit of its campaign.</summary>
    public async Task<IReadOnlyList<OpenJob>> Open(string pool, IReadOnlyCollection<string>? ids, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            SELECT j.id, j.campaign, COALESCE((c.row ->> 'parallel')::int, 2147483647), j.lane_kind, j.priority, COALESCE(j.trial_number, 0), j.number,
                   j.state, j.desired, j.fence, j.silo, j.silo_name, j.lane, j.queued_at, j.granted_at, j.title, CASE WHEN j.kind = 'generation' THEN j.dataset END
            FROM job j LEFT JOIN campaign c ON c.id = j.campaign
            WHERE j.pool = $1 AND j.state IN ('queued', 'running') AND ($2::text[] IS NULL OR j.id = ANY($2))
            """);
        command.Parameters.Add(new() { Value = pool });
        command.Parameters.Add(new() { Value = (object?)ids?.ToArray() ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Text });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var jobs = new List<OpenJob>();
        while (await row.ReadAsync(cancellation))
        {
            jobs.Add(new(
                row.GetString(0),
                row.IsDBNull(1) ? null : row.GetString(1),
                row.GetInt32(2),
                Enum.Parse<LaneKind>(row.GetString(3), ignoreCase: true),
                row.GetInt32(4),
                row.GetInt32(5),
                row.GetInt64(6),
                string.Equals(row.GetString(7), "running", StringComparison.Ordinal),
                Enum.Parse<DesiredState>(row.GetString(8), ignoreCase: true),
                row.GetInt64(9),
                row.IsDBNull(10) ? null : row.GetString(10),
                row.IsDBNull(11) ? null : row.GetString(11),
                row.IsDBNull(12) ? null : row.GetString(12),
                new DateTimeOffset(row.GetDateTime(13), TimeSpan.Zero),
                row.IsDBNull(14) ? null : new DateTimeOffset(row.GetDateTime(14), TimeSpan.Zero),
                row.GetString(15))
            {
                Generates = row.IsDBNull(16) ? null : row.GetString(16),
            });
        }

        return jobs;
    }

    /// <summary>
    /// Gives these jobs their next fence and a holder, all in one transaction, and writes the grants down. A job that is not queued any more, is not
    /// desired to run or has another fence is left out.
    /// </summary>
    public async Task<IReadOnlyList<JobRecord>> Grant(
        string silo, string siloName, IReadOnlyList<(string Job, long Fence, string Lane)> picks, CancellationToken cancellation)
    {
        return await Query(
            $"""
            WITH pick AS (SELECT * FROM unnest($3::text[], $4::bigint[], $5::text[]) AS p(id, fence, lane)),
            given AS (
              UPDATE job j SET fence = j.fence + 1, state = 'running', silo = $1, silo_name = $2, lane = p.lane, granted_at = clock_timestamp(),
                started_at = COALESCE(j.started_at, clock_timestamp()), version = j.version + 1
              FROM pick p WHERE j.id = p.id AND j.fence = p.fence AND j.state = 'queued' AND j.desired = 'run'
              RETURNING j.*),
            noted AS (
              INSERT INTO job_grant (job, fence, silo, silo_name, lane, granted_at, from_epoch)
              SELECT id, fence, silo, silo_name, lane, granted_at, checkpoint_epoch + 1 FROM given)
            SELECT {JobColumns.All} FROM given j
            """,
            cancellation,
            silo,
            siloName,
            picks.Select(p => p.Job).ToArray(),
            picks.Select(p => p.Fence).ToArray(),
            picks.Select(p => p.Lane).ToArray());
    }

    internal async Task<IReadOnlyList<JobRecord>> Query(string sql, CancellationToken cancellation, params object[] arguments)
    {
        await using var command = database.CreateCommand(sql);
        foreach (var argument in arguments)
            command.Parameters.Add(new() { Value = argument });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var jobs = new List<JobRecord>();
        while (await row.ReadAsync(cancellation))
            jobs.Add(JobColumns.Read(row));
        return jobs;
    }
}
