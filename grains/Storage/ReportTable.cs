using Cluster.Contracts.Campaigns;
using Cluster.Grains.Devices;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>Epoch reports, logs and checkpoints of running jobs, fenced.</summary>
public sealed class ReportTable(NpgsqlDataSource database) : IReportStore
{
    /// <inheritdoc/>
    public async Task<IReadOnlyList<ReportReceipt>> Append(IReadOnlyList<TrialReport> reports, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var valid = await LockHolders(connection, reports, cancellation);
        var accepted = reports.Where(r => valid.Contains((r.Trial, r.Fence)) && r.Epochs.Count > 0).ToArray();
        if (accepted.Length > 0)
            await Insert(connection, transaction, accepted, cancellation);
        var receipts = await WriteLogs(connection, reports, valid, cancellation);
        await transaction.CommitAsync(cancellation);
        return receipts;
    }

    /// <inheritdoc/>
    public async Task<bool> SaveCheckpoint(string job, long fence, string hash, int epoch, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            UPDATE job SET checkpoint = $3, checkpoint_epoch = $4, version = version + 1
            WHERE id = $1 AND fence = $2 AND state = 'running' AND checkpoint_epoch <= $4
            """);
        command.Parameters.Add(new() { Value = job });
        command.Parameters.Add(new() { Value = fence });
        command.Parameters.Add(new() { Value = Convert.FromHexString(hash) });
        command.Parameters.Add(new() { Value = epoch });
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<HeldJob>> Held(string silo, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT id, fence, lane, desired FROM job WHERE silo = $1 AND state = 'running'");
        command.Parameters.Add(new() { Value = silo });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var held = new List<HeldJob>();
        while (await row.ReadAsync(cancellation))
            held.Add(new(row.GetString(0), row.GetInt64(1), row.GetString(2), Enum.Parse<DesiredState>(row.GetString(3), ignoreCase: true)));
        return held;
    }

    private static async Task<HashSet<(string Job, long Fence)>> LockHolders(
        NpgsqlConnection connection, IReadOnlyList<TrialReport> reports, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "SELECT id, fence FROM job WHERE id = ANY($1) AND state = 'running' ORDER BY id FOR UPDATE", connection);
        command.Parameters.Add(new() { Value = reports.Select(r => r.Trial).ToArray() });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var valid = new HashSet<(string, long)>();
        while (await row.ReadAsync(cancellation))
            valid.Add((row.GetString(0), row.GetInt64(1)));
        return valid;
    }

    private static async Task Insert(
        NpgsqlConnection connection, NpgsqlTransaction transaction, TrialReport[] reports, CancellationToken cancellation)
    {
        var rows = reports.SelectMany(r => r.Epochs.Select(e => (r.Trial, r.Fence, Epoch: e))).ToArray();
        await using var command = new NpgsqlCommand(
            """
            WITH told AS (
              SELECT * FROM unnest($1::text[], $2::bigint[], $3::int[], $4::float8[], $5::float8[], $6::float8[], $7::int[], $8::int[], $9::int[], $10::int[], $11::float8[], $12::float8[], $13::float8[])
                AS t(job, fence, epoch, value, train_loss, validation_loss, records_correct, records, windows_correct, windows, macro_f1, learning_rate, seconds)),
            kept AS (
              INSERT INTO epoch AS e (job, epoch, fence, value, train_loss, validation_loss, records_correct, records, windows_correct, windows, macro_f1, learning_rate, seconds, at)
              SELECT job, epoch, fence, value, train_loss, validation_loss, records_correct, records, windows_correct, windows, macro_f1, learning_rate, seconds, clock_timestamp() FROM told
              ON CONFLICT (job, epoch) DO UPDATE SET
                repeats = e.repeats + 1,
                diverged = e.diverged OR (e.value, e.train_loss, e.validation_loss, e.records_correct, e.windows_correct)
                  IS DISTINCT FROM (excluded.value, excluded.train_loss, excluded.validation_loss, excluded.records_correct, excluded.windows_correct)),
            reached AS (SELECT job, max(epoch) AS epoch FROM told GROUP BY job),
            best AS (SELECT DISTINCT ON (job) * FROM told WHERE value <> 'NaN' ORDER BY job, value DESC, epoch)
            UPDATE job j SET epoch = greatest(j.epoch, r.epoch), version = j.version + 1,
              value = CASE WHEN better.yes THEN b.value ELSE j.value END,
              best_epoch = CASE WHEN better.yes THEN b.epoch ELSE j.best_epoch END,
              records_correct = CASE WHEN better.yes THEN b.records_correct ELSE j.records_correct END,
              records = CASE WHEN better.yes THEN b.records ELSE j.records END
            FROM reached r LEFT JOIN best b ON b.job = r.job
            CROSS JOIN LATERAL (SELECT b.value IS NOT NULL AND b.value > COALESCE((SELECT k.value FROM job k WHERE k.id = r.job), '-Infinity') AS yes) better
            WHERE j.id = r.job
            """,
            connection,
            transaction);
        Add(command, rows.Select(r => r.Trial).ToArray());
        Add(command, rows.Select(r => r.Fence).ToArray());
        Add(command, rows.Select(r => r.Epoch.Epoch).ToArray());
        Add(command, rows.Select(r => r.Epoch.Value).ToArray());
        Add(command, rows.Select(r => r.Epoch.TrainLoss).ToArray());
        Add(command, rows.Select(r => r.Epoch.ValidationLoss).ToArray());
        Add(command, rows.Select(r => r.Epoch.RecordsCorrect).ToArray());
        Add(command, rows.Select(r => r.Epoch.Records).ToArray());
        Add(command, rows.Select(r => r.Epoch.WindowsCorrect).ToArray());
        Add(command, rows.Select(r => r.Epoch.Windows).ToArray());
        Add(command, rows.Select(r => r.Epoch.MacroF1).ToArray());
        Add(command, rows.Select(r => r.Epoch.LearningRate).ToArray());
        Add(command, rows.Select(r => r.Epoch.Seconds).ToArray());
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private static void Add<T>(NpgsqlCommand command, T[] values) => command.Parameters.Add(new NpgsqlParameter<T[]> { TypedValue = values });

    /// <summary>Stores what the holders' workers wrote, and reads how each job stands after all of it.</summary>
    private static async Task<IReadOnlyList<ReportReceipt>> WriteLogs(
        NpgsqlConnection connection, IReadOnlyList<TrialReport> reports, HashSet<(string Job, long Fence)> valid, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        var logs = reports.Where(r => r.Log is not null && valid.Contains((r.Trial, r.Fence))).Select(r => (r.Trial, r.Fence, r.Log!)).ToArray();
        if (logs.Length > 0)
            batch.BatchCommands.Add(JobLogTable.Insert(logs));
        var stands = new NpgsqlBatchCommand("SELECT id, epoch, desired FROM job WHERE id = ANY($1)");
        stands.Parameters.Add(new() { Value = reports.Select(r => r.Trial).ToArray() });
        batch.BatchCommands.Add(stands);
        await using var row = await batch.ExecuteReaderAsync(cancellation);
        var stored = new Dictionary<string, (int Epoch, DesiredState Desired)>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellation))
            stored[row.GetString(0)] = (row.GetInt32(1), Enum.Parse<DesiredState>(row.GetString(2), ignoreCase: true));
        return [.. reports.Select(r => stored.TryGetValue(r.Trial, out var s)
            ? new ReportReceipt(r.Trial, r.Fence, valid.Contains((r.Trial, r.Fence)), s.Epoch, s.Desired)
            : new ReportReceipt(r.Trial, r.Fence, Accepted: false, 0, DesiredState.Stop))];
    }
}
