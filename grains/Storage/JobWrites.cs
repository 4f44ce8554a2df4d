using Cluster.Contracts.Campaigns;
using Cluster.Grains.Devices;
using Npgsql;
using NpgsqlTypes;

namespace Cluster.Grains.Storage;

/// <summary>Writes of job rows that belong into the transaction of their owner.</summary>
internal static class JobWrites
{
    /// <summary>Adds new jobs.</summary>
    public static async Task Insert(NpgsqlConnection connection, IReadOnlyList<JobRecord> jobs, CancellationToken cancellation)
    {
        if (jobs.Count == 0)
            return;
        await using var batch = new NpgsqlBatch(connection);
        foreach (var job in jobs)
        {
            var insert = new NpgsqlBatchCommand(
                """
                INSERT INTO job (id, number, kind, pool, lane_kind, priority, campaign, trial_number, experiment, dataset, dataset_version, title, parameters, seed, epochs, body, state, created_at, queued_at)
                VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, 'queued', $17, $17)
                """);
            insert.Parameters.Add(new() { Value = job.Id });
            insert.Parameters.Add(new() { Value = IdSequence.NumberOf(job.Id, job.Kind) });
            insert.Parameters.Add(new() { Value = job.Kind });
            insert.Parameters.Add(new() { Value = job.Pool });
            insert.Parameters.Add(new() { Value = JobColumns.Name(job.LaneKind) });
            insert.Parameters.Add(new() { Value = job.Priority });
            insert.Parameters.Add(Nullable(job.Campaign, NpgsqlDbType.Text));
            insert.Parameters.Add(Nullable(job.TrialNumber, NpgsqlDbType.Integer));
            insert.Parameters.Add(Nullable(job.Experiment, NpgsqlDbType.Text));
            insert.Parameters.Add(Nullable(job.Dataset, NpgsqlDbType.Text));
            insert.Parameters.Add(new() { Value = job.DatasetVersion });
            insert.Parameters.Add(new() { Value = job.Title });
            insert.Parameters.Add(new() { Value = StateJson.Write(job.Parameters), NpgsqlDbType = NpgsqlDbType.Jsonb });
            insert.Parameters.Add(new() { Value = job.Seed });
            insert.Parameters.Add(new() { Value = job.Epochs });
            insert.Parameters.Add(new() { Value = job.Body, NpgsqlDbType = NpgsqlDbType.Jsonb });
            insert.Parameters.Add(new() { Value = job.CreatedAt });
            batch.BatchCommands.Add(insert);
        }

        await batch.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>
    /// Sets what is desired of all unfinished jobs of a campaign. A waiting job follows at once (paused, stopped, or back in the queue); a
    /// running one keeps its lease until its worker has answered. A wish for Stop or Prune is never weakened.
    /// </summary>
    public static async Task DesireAll(NpgsqlConnection connection, string campaign, DesiredState desired, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            UPDATE job SET desired = $2, generation = generation + 1, version = version + 1,
              state = CASE WHEN state = 'running' THEN state WHEN $2 = 'pause' THEN 'paused' WHEN $2 = 'stop' THEN 'stopped' ELSE 'queued' END,
              queued_at = CASE WHEN state = 'paused' AND $2 = 'run' THEN clock_timestamp() ELSE queued_at END,
              ended_at = CASE WHEN state <> 'running' AND $2 = 'stop' THEN clock_timestamp() END
            WHERE campaign = $1 AND state IN ('queued', 'running', 'paused') AND desired <> $2
              AND ($2 = 'stop' OR desired NOT IN ('stop', 'prune'))
            """,
            connection);
        command.Parameters.Add(new() { Value = campaign });
        command.Parameters.Add(new() { Value = JobColumns.Name(desired) });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Wants one job to stop: at once if it waits, else when its worker has answered. False if it has ended.</summary>
    public static async Task<bool> Stop(NpgsqlConnection connection, string job, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            UPDATE job SET desired = 'stop', generation = generation + 1, version = version + 1,
              state = CASE WHEN state = 'running' THEN state ELSE 'stopped' END, ended_at = CASE WHEN state = 'running' THEN NULL ELSE clock_timestamp() END
            WHERE id = $1 AND state IN ('queued', 'running', 'paused')
            """,
            connection);
        command.Parameters.Add(new() { Value = job });
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <summary>Wants all unfinished jobs that generate a dataset to stop; returns their ids.</summary>
    public static async Task<IReadOnlyList<string>> StopGeneration(NpgsqlConnection connection, string dataset, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            UPDATE job SET desired = 'stop', generation = generation + 1, version = version + 1,
              state = CASE WHEN state = 'running' THEN state ELSE 'stopped' END, ended_at = CASE WHEN state = 'running' THEN NULL ELSE clock_timestamp() END
            WHERE kind = 'generation' AND dataset = $1 AND state IN ('queued', 'running', 'paused')
            RETURNING id
            """,
            connection);
        command.Parameters.Add(new() { Value = dataset });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var stopped = new List<string>();
        while (await row.ReadAsync(cancellation))
            stopped.Add(row.GetString(0));
        return stopped;
    }

    /// <summary>Marks running or waiting trials for pruning, with the facts of the decision.</summary>
    public static async Task Prune(
        NpgsqlConnection connection, IReadOnlyList<(string Job, PruneFacts Facts)> decisions, CancellationToken cancellation)
    {
        if (decisions.Count == 0)
            return;
        await using var command = new NpgsqlCommand(
            """
            UPDATE job j SET desired = 'prune', generation = generation + 1, version = version + 1, pruned = p.facts::jsonb,
              state = CASE WHEN j.state = 'running' THEN j.state ELSE 'pruned' END, ended_at = CASE WHEN j.state = 'running' THEN NULL ELSE clock_timestamp() END
            FROM unnest($1::text[], $2::text[]) AS p(id, facts)
            WHERE j.id = p.id AND j.state IN ('queued', 'running', 'paused') AND j.desired <> 'stop'
            """,
            connection);
        command.Parameters.Add(new() { Value = decisions.Select(d => d.Job).ToArray() });
        command.Parameters.Add(new() { Value = decisions.Select(d => StateJson.Write(d.Facts)).ToArray() });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static NpgsqlParameter Nullable(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
