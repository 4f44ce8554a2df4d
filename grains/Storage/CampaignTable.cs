using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Grains.Campaigns;
using Cluster.Grains.Devices;
using Npgsql;
using NpgsqlTypes;

namespace Cluster.Grains.Storage;

/// <summary>Reads campaigns, their log and their trials.</summary>
public sealed class CampaignTable(NpgsqlDataSource database, JobTable jobs, StudySnapshots studies) : ICampaignQueries
{
    /// <inheritdoc/>
    public async Task<Page<CampaignRow>> List(bool? active, string? search, int skip, int take, CancellationToken cancellation)
    {
        const string Where = "WHERE ($1::boolean IS NULL OR active = $1) AND ($2::text IS NULL OR name ILIKE '%' || $2 || '%' OR id = $2)";
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new($"SELECT row::text FROM campaign {Where} ORDER BY number DESC OFFSET $3 LIMIT $4"));
        batch.BatchCommands.Add(new($"SELECT count(*) FROM campaign {Where}"));
        foreach (NpgsqlBatchCommand command in batch.BatchCommands)
        {
            command.Parameters.Add(new() { Value = (object?)active ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Boolean });
            command.Parameters.Add(new() { Value = (object?)search ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        }

        batch.BatchCommands[0].Parameters.Add(new() { Value = Math.Max(skip, 0) });
        batch.BatchCommands[0].Parameters.Add(new() { Value = Math.Clamp(take, 1, 500) });
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var rows = new List<CampaignRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(StateJson.Read<CampaignRow>(reader.GetString(0)));
        await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new(rows, reader.GetInt64(0));
    }

    /// <inheritdoc/>
    public async Task<CampaignSnapshot?> Snapshot(string campaign, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT row::text, spec::text FROM campaign WHERE id = $1");
        command.Parameters.Add(new() { Value = campaign });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        if (!await reader.ReadAsync(cancellation))
            return null;
        var row = StateJson.Read<CampaignRow>(reader.GetString(0));
        var spec = StateJson.Read<CampaignSpec>(reader.GetString(1));
        if (row.Study is not null)
            return await studies.Read(row, cancellation);
        var trials = (await jobs.OfCampaign(campaign, cancellation)).Select(TrialRows.Of).ToArray();
        return new(row, spec, trials, trials.Sum(t => (long)t.Epoch));
    }

    /// <inheritdoc/>
    public async Task<TrialView?> Trial(string trial, CancellationToken cancellation) =>
        await jobs.Find(trial, cancellation) is { Kind: "trial" } job ? await View(job, cancellation) : null;

    /// <inheritdoc/>
    public async Task<TrialView?> Trial(string campaign, int number, CancellationToken cancellation) =>
        await jobs.Query($"SELECT {JobColumns.All} FROM job j WHERE j.campaign = $1 AND j.trial_number = $2", cancellation, campaign, number) is [var job]
            ? await View(job, cancellation)
            : await Row(campaign, cancellation) is { Study: not null } row ? await studies.Trial(row, number, cancellation) : null;

    /// <inheritdoc/>
    public async Task<IReadOnlyList<CampaignEvent>> Events(string campaign, long after, int take, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT body::text FROM campaign_event WHERE campaign = $1 AND seq > $2 ORDER BY seq LIMIT $3");
        command.Parameters.Add(new() { Value = campaign });
        command.Parameters.Add(new() { Value = after });
        command.Parameters.Add(new() { Value = take });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var events = new List<CampaignEvent>();
        while (await reader.ReadAsync(cancellation))
            events.Add(StateJson.Read<CampaignEvent>(reader.GetString(0)));
        return events;
    }

    /// <inheritdoc/>
    public async Task<(double? MedianSeconds, int Count)> TypicalTrial(string model, string? dataset, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            SELECT percentile_cont(0.5) WITHIN GROUP (ORDER BY s.lane_seconds), count(*)::int FROM (
              SELECT j.lane_seconds FROM job j JOIN campaign c ON c.id = j.campaign
              WHERE j.kind = 'trial' AND j.state = 'completed' AND j.dataset IS NOT DISTINCT FROM $2 AND c.row ->> 'model' = $1
              ORDER BY j.ended_at DESC LIMIT 200) s
            """);
        command.Parameters.Add(new() { Value = model });
        command.Parameters.Add(new() { Value = (object?)dataset ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return (reader.IsDBNull(0) ? null : reader.GetDouble(0), reader.GetInt32(1));
    }

    /// <summary>Whether a campaign is an Optuna study, which has no jobs.</summary>
    public Task<bool> IsStudy(string campaign, CancellationToken cancellation) => studies.IsStudy(campaign, cancellation);

    private async Task<CampaignRow?> Row(string campaign, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT row::text FROM campaign WHERE id = $1");
        command.Parameters.Add(new() { Value = campaign });
        return await command.ExecuteScalarAsync(cancellation) is string row ? StateJson.Read<CampaignRow>(row) : null;
    }

    private async Task<TrialView> View(JobRecord job, CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(
            """
            SELECT epoch, value, train_loss, validation_loss, records_correct, records, windows_correct, windows, macro_f1, learning_rate, seconds, fence, at
            FROM epoch WHERE job = $1 ORDER BY epoch
            """));
        batch.BatchCommands.Add(new("SELECT fence, silo_name, lane, granted_at, ended_at, outcome FROM job_grant WHERE job = $1 ORDER BY fence"));
        batch.BatchCommands.Add(new("SELECT name, encode(hash, 'hex'), length FROM artifact WHERE job = $1 ORDER BY name"));
        batch.BatchCommands.Add(new("SELECT c.name FROM campaign c JOIN job j ON j.campaign = c.id WHERE j.id = $1"));
        batch.BatchCommands.Add(JobLogTable.Read());
        foreach (NpgsqlBatchCommand command in batch.BatchCommands)
            command.Parameters.Add(new() { Value = job.Id });
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var epochs = new List<EpochRow>();
        while (await reader.ReadAsync(cancellation))
            epochs.Add(Epoch(reader));
        await reader.NextResultAsync(cancellation);
        var grants = new List<GrantRow>();
        while (await reader.ReadAsync(cancellation))
        {
            grants.Add(new(
                reader.GetInt64(0), reader.GetString(1), reader.GetString(2), Time(reader, 3)!.Value, Time(reader, 4), reader.IsDBNull(5) ? null : reader.GetString(5)));
        }

        await reader.NextResultAsync(cancellation);
        var artifacts = new List<ArtifactRow>();
        while (await reader.ReadAsync(cancellation))
            artifacts.Add(new(reader.GetString(0), reader.GetString(1), reader.GetInt64(2)));
        await reader.NextResultAsync(cancellation);
        var name = await reader.ReadAsync(cancellation) ? reader.GetString(0) : "";
        await reader.NextResultAsync(cancellation);
        var log = await reader.ReadAsync(cancellation) && !reader.IsDBNull(0) ? reader.GetString(0) : null;
        return new(
            TrialRows.Of(job), name, epochs, grants, artifacts, log, job.Checkpoint is null ? null : job.CheckpointEpoch,
            job.Pruned is { } pruned ? StateJson.Read<PruneFacts>(pruned) : null);
    }

    private static EpochRow Epoch(NpgsqlDataReader row)
    {
        return new(
            row.GetInt32(0), row.GetDouble(1), Number(2), Number(3), Int(4), Int(5), Int(6), Int(7), Number(8), Number(9), row.GetDouble(10), row.GetInt64(11),
            Time(row, 12)!.Value);

        double? Number(int column) => row.IsDBNull(column) ? null : row.GetDouble(column);
        int? Int(int column) => row.IsDBNull(column) ? null : row.GetInt32(column);
    }

    private static DateTimeOffset? Time(NpgsqlDataReader row, int column) =>
        row.IsDBNull(column) ? null : new DateTimeOffset(row.GetDateTime(column), TimeSpan.Zero);
}
