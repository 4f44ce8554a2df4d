using Cluster.Contracts;
using Cluster.Contracts.Models;
using Cluster.Grains.Campaigns;
using Cluster.Grains.Devices;
using Cluster.Grains.Models;
using Npgsql;
using NpgsqlTypes;

namespace Cluster.Grains.Storage;

/// <summary>Models that can predict, and which job answers for what a model says of a signal.</summary>
public sealed class PredictionTable(NpgsqlDataSource database, JobTable jobs, PredictionInsights insights) : IPredictionQueries
{
    private const string OfModels =
        """
        FROM job j JOIN campaign c ON c.id = j.campaign LEFT JOIN dataset d ON d.id = j.dataset
          LEFT JOIN dataset_version v ON v.dataset = j.dataset AND v.version = j.dataset_version
        WHERE j.kind = 'trial' AND j.state = 'completed' AND j.dataset IS NOT NULL
          AND EXISTS (SELECT 1 FROM artifact a WHERE a.job = j.id AND a.name = 'model.safetensors')
          AND ($1::text IS NULL OR c.name ILIKE '%' || $1 || '%' OR $1 IN (j.id, j.campaign, j.dataset)) AND ($2::text IS NULL OR j.id = $2)
        """;

    /// <inheritdoc/>
    public async Task<Page<PredictorRow>> Models(string? search, int skip, int take, CancellationToken cancellation)
    {
        await using var count = Command($"SELECT count(*) {OfModels}", Text(search), Text(null));
        var total = (long)(await count.ExecuteScalarAsync(cancellation))!;
        return new(await Models(search, null, Math.Max(skip, 0), Math.Clamp(take, 1, 500), cancellation), total);
    }

    /// <inheritdoc/>
    public async Task<PredictorRow?> Model(string trial, CancellationToken cancellation) =>
        await Models(null, trial, 0, 1, cancellation) is [var row] ? row : null;

    /// <inheritdoc/>
    public Task<IReadOnlyList<PredictionView>> Of(string model, IReadOnlyList<string> signals, CancellationToken cancellation) => Read(
        "unnest($2::text[]) WITH ORDINALITY AS a(id, place) CROSS JOIN (SELECT $1::text AS id) m",
        "a.place",
        cancellation,
        new() { Value = model },
        new() { Value = signals.ToArray() });

    /// <inheritdoc/>
    public Task<IReadOnlyList<PredictionView>> OfJob(string job, CancellationToken cancellation) => Read(
        "(SELECT signal AS id, model FROM prediction WHERE job = $1) a CROSS JOIN LATERAL (SELECT a.model AS id) m", "s.number", cancellation, new NpgsqlParameter { Value = job });

    /// <summary>
    /// Job, its claims on the signals and the command in one transaction; a claim of a job that failed or was stopped passes on. False if another job has a living
    /// claim on one of them: then nothing was written.
    /// </summary>
    internal async Task<bool> Insert(
        CommandContext context, string body, JobRecord job, string model, IReadOnlyList<string> signals, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await JobWrites.Insert(connection, [job], cancellation);
        await using var claim = new NpgsqlCommand(
            """
            INSERT INTO prediction AS p (model, signal, job, user_name, asked_at) SELECT $1, id, $3, $4, $5 FROM unnest($2::text[]) AS s(id) ORDER BY id
            ON CONFLICT (model, signal) DO UPDATE SET job = excluded.job, user_name = excluded.user_name, asked_at = excluded.asked_at
            WHERE EXISTS (SELECT 1 FROM job j WHERE j.id = p.job AND (j.state IN ('failed', 'stopped', 'pruned') OR (j.state = 'completed' AND j.result IS NULL)))
            """,
            connection);
        claim.Parameters.Add(new() { Value = model });
        claim.Parameters.Add(new() { Value = signals.ToArray() });
        claim.Parameters.Add(new() { Value = job.Id });
        claim.Parameters.Add(new() { Value = context.User });
        claim.Parameters.Add(new() { Value = job.CreatedAt });
        if (await claim.ExecuteNonQueryAsync(cancellation) < signals.Count)
            return false;
        await CommandTable.Save(connection, context, body, job.Id, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    /// <summary>Saves a command that had nothing to compute.</summary>
    internal async Task Save(CommandContext context, string body, string answer, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await CommandTable.Save(connection, context, body, answer, cancellation);
    }

    /// <summary>Asks a job to stop, with the command in the same transaction; false if it has ended.</summary>
    internal async Task<bool> Cancel(CommandContext context, string body, string job, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (!await JobWrites.Stop(connection, job, cancellation))
            return false;
        await CommandTable.Save(connection, context, body, job, cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private async Task<IReadOnlyList<PredictorRow>> Models(string? search, string? trial, int skip, int take, CancellationToken cancellation)
    {
        await using var command = Command(
            $"""
            SELECT j.id, j.campaign, c.name, j.trial_number, c.row ->> 'model', j.dataset, j.dataset_version, COALESCE(d.name, j.dataset), j.records_correct, j.records,
              COALESCE((v.view -> 'row' ->> 'leaky')::boolean, false), j.ended_at
            {OfModels} ORDER BY j.ended_at DESC, j.number DESC OFFSET $3 LIMIT $4
            """,
            Text(search),
            Text(trial),
            new() { Value = skip },
            new() { Value = take });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var models = new List<PredictorRow>();
        while (await row.ReadAsync(cancellation))
        {
            models.Add(new(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetString(4), row.GetString(5), row.GetInt32(6), row.GetString(7),
                row.IsDBNull(8) || row.IsDBNull(9) ? null : TrialRows.Accuracy(row.GetInt32(8), row.GetInt32(9)),
                row.GetBoolean(10),
                new DateTimeOffset(row.GetDateTime(11), TimeSpan.Zero)));
        }

        return models;
    }

    private async Task<IReadOnlyList<PredictionView>> Read(string asked, string order, CancellationToken cancellation, params NpgsqlParameter[] parameters)
    {
        await using var command = Command(
            $"""
            SELECT m.id, s.id, s.label, CASE WHEN d.split IS NOT NULL AND (v.view -> 'row' ->> 'leaky')::boolean THEN 'mixed' ELSE d.split END, p.job, p.user_name, p.asked_at, t.dataset
            FROM {asked} JOIN signal s ON s.id = a.id
              LEFT JOIN job t ON t.id = m.id
              LEFT JOIN dataset_signal d ON d.dataset = t.dataset AND d.version = t.dataset_version AND d.signal = s.id
              LEFT JOIN dataset_version v ON v.dataset = t.dataset AND v.version = t.dataset_version
              LEFT JOIN prediction p ON p.model = m.id AND p.signal = s.id
            ORDER BY {order}
            """,
            parameters);
        var views = new List<PredictionView>();
        string? dataset = null;
        await using (var row = await command.ExecuteReaderAsync(cancellation))
        {
            while (await row.ReadAsync(cancellation))
            {
                dataset = row.IsDBNull(7) ? null : row.GetString(7);
                views.Add(new(row.GetString(0), row.GetString(1), null)
                {
                    Truth = row.IsDBNull(2) ? null : row.GetString(2),
                    Side = row.IsDBNull(3) ? null : row.GetString(3),
                    Job = row.IsDBNull(4) ? null : row.GetString(4),
                    User = row.IsDBNull(5) ? null : row.GetString(5),
                    AskedAt = row.IsDBNull(6) ? null : new DateTimeOffset(row.GetDateTime(6), TimeSpan.Zero),
                });
            }
        }

        var answers = (await jobs.Find([.. views.Where(view => view.Job is not null).Select(view => view.Job!).Distinct(StringComparer.Ordinal)], cancellation))
            .ToDictionary(job => job.Id, job => (Job: job, Result: PredictionViews.Result(job)), StringComparer.Ordinal);
        PredictionView[] said = [.. views.Select(view => view.Job is { } job ? PredictionViews.With(view, answers[job].Job, answers[job].Result) : view)];
        return dataset is null ? said : await insights.Add(dataset, said, cancellation);
    }

    private NpgsqlCommand Command(string sql, params NpgsqlParameter[] parameters)
    {
        var command = database.CreateCommand(sql);
        command.Parameters.AddRange(parameters);
        return command;
    }

    private static NpgsqlParameter Text(string? value) => new() { Value = (object?)value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
