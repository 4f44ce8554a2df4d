using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Grains.Devices;
using Npgsql;
using NpgsqlTypes;

namespace Cluster.Grains.Storage;

/// <summary>Commits the end of a run: the job's transition, its grant's end, its artifacts and the rest of its log, in one transaction under a row lock.</summary>
public sealed class JobEndTable(NpgsqlDataSource database) : IJobEndStore
{
    /// <inheritdoc/>
    public async Task<JobRecord?> Move(string job, long fence, Func<JobRecord, JobTransition?> decide, JobEnd? end, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var stored = await Lock(connection, job, cancellation);
        if (stored is null || decide(stored) is not { } next)
            return null;

        var absorbs = next.State is TrialState.Completed or TrialState.Pruned or TrialState.Stopped or TrialState.Failed;
        await using var batch = new NpgsqlBatch(connection, transaction);
        var update = new NpgsqlBatchCommand(
            $"""
            UPDATE job AS j SET state = $2, failure_kind = $3, reason = $4, losses = $5, losses_at_epoch = $6, version = version + 1,
              silo = NULL, silo_name = CASE WHEN $7 THEN silo_name END, lane = CASE WHEN $7 THEN lane END,
              ended_at = CASE WHEN $7 THEN clock_timestamp() END, queued_at = CASE WHEN $2 = 'queued' THEN clock_timestamp() ELSE queued_at END,
              value = COALESCE($8, value), records_correct = COALESCE($9, records_correct), records = COALESCE($10, records), best_epoch = COALESCE($11, best_epoch),
              result = COALESCE($12, result),
              lane_seconds = lane_seconds + COALESCE($13, EXTRACT(EPOCH FROM clock_timestamp() - granted_at)),
              checkpoint = CASE WHEN $14::bytea IS NOT NULL AND $15 >= checkpoint_epoch THEN $14 ELSE checkpoint END,
              checkpoint_epoch = CASE WHEN $14::bytea IS NOT NULL AND $15 >= checkpoint_epoch THEN $15 ELSE checkpoint_epoch END
            WHERE id = $1
            RETURNING {JobColumns.All}
            """);
        var good = end is { Outcome: JobOutcome.Completed };
        update.Parameters.Add(new() { Value = job });
        update.Parameters.Add(new() { Value = JobColumns.Name(next.State) });
        update.Parameters.Add(Nullable(next.FailureKind, NpgsqlDbType.Text));
        update.Parameters.Add(Nullable(next.Reason, NpgsqlDbType.Text));
        update.Parameters.Add(new() { Value = next.Losses });
        update.Parameters.Add(new() { Value = next.LossesAtEpoch });
        update.Parameters.Add(new() { Value = absorbs });
        update.Parameters.Add(Nullable(good ? end!.Value : null, NpgsqlDbType.Double));
        update.Parameters.Add(Nullable(good ? end!.RecordsCorrect : null, NpgsqlDbType.Integer));
        update.Parameters.Add(Nullable(good ? end!.Records : null, NpgsqlDbType.Integer));
        update.Parameters.Add(Nullable(good ? end!.BestEpoch : null, NpgsqlDbType.Integer));
        update.Parameters.Add(Nullable(end?.Result, NpgsqlDbType.Jsonb));
        update.Parameters.Add(Nullable(end?.LaneSeconds, NpgsqlDbType.Double));
        update.Parameters.Add(Nullable(end?.Checkpoint is { } hash ? Convert.FromHexString(hash) : null, NpgsqlDbType.Bytea));
        update.Parameters.Add(new() { Value = end?.CheckpointEpoch ?? 0 });
        batch.BatchCommands.Add(update);

        var grant = new NpgsqlBatchCommand(
            "UPDATE job_grant SET ended_at = clock_timestamp(), outcome = $3, lane_seconds = COALESCE($4, EXTRACT(EPOCH FROM clock_timestamp() - granted_at)) WHERE job = $1 AND fence = $2");
        grant.Parameters.Add(new() { Value = job });
        grant.Parameters.Add(new() { Value = fence });
        grant.Parameters.Add(new() { Value = end is null ? "lost" : JobColumns.Name(end.Outcome) });
        grant.Parameters.Add(Nullable(end?.LaneSeconds, NpgsqlDbType.Double));
        batch.BatchCommands.Add(grant);

        // Nobody takes what a job on signals leaves that completes when it is no longer wanted.
        var isForgotten = stored.Desired == DesiredState.Stop && SignalJobKinds.Contains(stored.Kind);
        if (good && !isForgotten)
            AddArtifacts(batch, job, fence, end!);
        if (end?.Log is { } written)
            batch.BatchCommands.Add(JobLogTable.Insert([(job, fence, written)]));
        var moved = await Written(batch, cancellation);
        await transaction.CommitAsync(cancellation);
        return moved;
    }

    private static void AddArtifacts(NpgsqlBatch batch, string job, long fence, JobEnd end)
    {
        foreach (var artifact in end.Artifacts)
        {
            var insert = new NpgsqlBatchCommand("INSERT INTO artifact (job, name, hash, length, fence) VALUES ($1, $2, $3, $4, $5)");
            insert.Parameters.Add(new() { Value = job });
            insert.Parameters.Add(new() { Value = artifact.Name });
            insert.Parameters.Add(new() { Value = Convert.FromHexString(artifact.Hash) });
            insert.Parameters.Add(new() { Value = artifact.Length });
            insert.Parameters.Add(new() { Value = fence });
            batch.BatchCommands.Add(insert);
        }
    }

    private static async Task<JobRecord> Written(NpgsqlBatch batch, CancellationToken cancellation)
    {
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var moved = JobColumns.Read(row);
        while (await row.NextResultAsync(cancellation))
        {
            // An error of a later command of the batch shows when its result is read.
        }

        return moved;
    }

    private static async Task<JobRecord?> Lock(NpgsqlConnection connection, string job, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"SELECT {JobColumns.All} FROM job j WHERE j.id = $1 FOR UPDATE", connection);
        command.Parameters.Add(new() { Value = job });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? JobColumns.Read(row) : null;
    }

    private static NpgsqlParameter Nullable(object? value, NpgsqlDbType type) => new() { Value = value ?? DBNull.Value, NpgsqlDbType = type };
}
