using Cluster.Contracts.Signals;
using Cluster.Grains.Signals;
using Npgsql;
using NpgsqlTypes;

namespace Cluster.Grains.Storage;

/// <summary>Writes of a dataset's rows that belong into the transaction of its state.</summary>
internal static class DatasetWrites
{
    /// <summary>The list row, only ever upward.</summary>
    public static async Task Upsert(NpgsqlConnection connection, DatasetRow row, long etag, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO dataset (id, number, name, version, status, row, state_etag, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, version = excluded.version, status = excluded.status, row = excluded.row, state_etag = excluded.state_etag
            WHERE dataset.state_etag < excluded.state_etag
            """,
            connection);
        command.Parameters.Add(new() { Value = row.Id });
        command.Parameters.Add(new() { Value = IdSequence.NumberOf(row.Id, "dataset") });
        command.Parameters.Add(new() { Value = row.Name });
        command.Parameters.Add(new() { Value = row.Version });
        command.Parameters.Add(new() { Value = JobColumns.Name(row.Status) });
        command.Parameters.Add(new() { Value = StateJson.Write(row), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = etag });
        command.Parameters.Add(new() { Value = row.CreatedAt });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>New signals.</summary>
    public static async Task InsertSignals(NpgsqlConnection connection, IReadOnlyList<StoredSignal> signals, CancellationToken cancellation)
    {
        foreach (var chunk in signals.Chunk(500))
        {
            await using var batch = new NpgsqlBatch(connection);
            foreach (var signal in chunk)
            {
                var insert = new NpgsqlBatchCommand(
                    """
                    INSERT INTO signal (id, number, hash, rate_hz, unit, samples, speed_rpm, load, machine, bearing, label, severity, run, channel, source, geometry, truth, second_hash, tacho_hash, file_unit, unit_factor)
                    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21)
                    """);
                insert.Parameters.Add(new() { Value = signal.Id });
                insert.Parameters.Add(new() { Value = IdSequence.NumberOf(signal.Id, "signal") });
                insert.Parameters.Add(new() { Value = Convert.FromHexString(signal.Hash) });
                insert.Parameters.Add(new() { Value = signal.RateHz });
                insert.Parameters.Add(new() { Value = signal.Unit });
                insert.Parameters.Add(new() { Value = signal.Samples });
                insert.Parameters.Add(new() { Value = (object?)signal.SpeedRpm ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Double });
                foreach (var text in (string?[])
                    [signal.Load, signal.Machine, signal.Bearing, signal.Label, signal.Severity, signal.Run, signal.Channel, signal.Source, signal.Geometry])
                {
                    insert.Parameters.Add(new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
                }

                insert.Parameters.Add(new() { Value = signal.Truth is { } truth ? StateJson.Write(truth) : DBNull.Value, NpgsqlDbType = NpgsqlDbType.Jsonb });
                foreach (var hash in (string?[])[signal.SecondHash, signal.TachoHash])
                    insert.Parameters.Add(new() { Value = hash is null ? DBNull.Value : Convert.FromHexString(hash), NpgsqlDbType = NpgsqlDbType.Bytea });
                insert.Parameters.Add(new() { Value = (object?)signal.FileUnit ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
                insert.Parameters.Add(new() { Value = (object?)signal.UnitFactor ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Double });
                batch.BatchCommands.Add(insert);
            }

            await batch.ExecuteNonQueryAsync(cancellation);
        }
    }

    /// <summary>A version with the side of each signal; the first one with their features too, which are the same in all versions.</summary>
    public static async Task InsertVersion(NpgsqlConnection connection, DatasetPlan plan, DateTimeOffset at, CancellationToken cancellation)
    {
        var row = plan.View.Row;
        await using var version = new NpgsqlCommand(
            "INSERT INTO dataset_version (dataset, version, view, hash, created_at) VALUES ($1, $2, $3, $4, $5)", connection);
        version.Parameters.Add(new() { Value = row.Id });
        version.Parameters.Add(new() { Value = row.Version });
        version.Parameters.Add(new() { Value = StateJson.Write(plan.View), NpgsqlDbType = NpgsqlDbType.Jsonb });
        version.Parameters.Add(new() { Value = Convert.FromHexString(row.Hash) });
        version.Parameters.Add(new() { Value = at });
        await version.ExecuteNonQueryAsync(cancellation);

        await using var sides = new NpgsqlCommand(
            """
            INSERT INTO dataset_signal (dataset, version, signal, number, split, group_key)
            SELECT $1, $2, s.id, s.number, s.split, s.group_key FROM unnest($3::text[], $4::bigint[], $5::text[], $6::text[]) AS s(id, number, split, group_key)
            """,
            connection);
        sides.Parameters.Add(new() { Value = row.Id });
        sides.Parameters.Add(new() { Value = row.Version });
        sides.Parameters.Add(new() { Value = plan.Signals.Select(s => s.Signal.Id).ToArray() });
        sides.Parameters.Add(new() { Value = plan.Signals.Select(s => IdSequence.NumberOf(s.Signal.Id, "signal")).ToArray() });
        sides.Parameters.Add(new() { Value = plan.Signals.Select(s => s.Split).ToArray() });
        sides.Parameters.Add(new() { Value = plan.Signals.Select(s => s.Group).ToArray() });
        await sides.ExecuteNonQueryAsync(cancellation);
        if (row.Version == 1)
            await SignalFeatureWrites.Insert(connection, row.Id, [.. plan.Signals.Select(s => s.Signal)], cancellation);
    }
}
