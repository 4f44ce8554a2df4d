using Cluster.Compute.Signals.Features;
using Cluster.Grains.Signals;
using Npgsql;
using NpgsqlTypes;

namespace Cluster.Grains.Storage;

/// <summary>Writes the rows of table signal_feature: with the signals of a new dataset, or later for those that have none.</summary>
public sealed class SignalFeatureWrites(NpgsqlDataSource database)
{
    private const string Words =
        "lower(concat_ws(' ', s.id, s.label, s.severity, s.machine, s.bearing, s.run, s.channel, s.load, s.source))";

    /// <summary>A row for each signal of a dataset, in the transaction that stores them; a signal read without features waits for them.</summary>
    internal static async Task Insert(NpgsqlConnection connection, string dataset, IReadOnlyList<StoredSignal> signals, CancellationToken cancellation)
    {
        await using var copy = await connection.BeginBinaryImportAsync(
            """
            COPY signal_feature (dataset, signal, number, label, severity, machine, load, channel, speed_rpm, rate_hz, samples, words, version, vector)
            FROM STDIN (FORMAT binary)
            """,
            cancellation);
        foreach (var signal in signals)
        {
            await copy.StartRowAsync(cancellation);
            await copy.WriteAsync(dataset, cancellation);
            await copy.WriteAsync(signal.Id, cancellation);
            await copy.WriteAsync(IdSequence.NumberOf(signal.Id, "signal"), cancellation);
            foreach (var text in (string?[])[signal.Label, signal.Severity, signal.Machine, signal.Load, signal.Channel])
                await copy.WriteAsync(text ?? "", cancellation);
            if (signal.SpeedRpm is { } speed)
                await copy.WriteAsync(speed, cancellation);
            else
                await copy.WriteNullAsync(cancellation);
            await copy.WriteAsync(signal.RateHz, cancellation);
            await copy.WriteAsync(signal.Samples, cancellation);
            await copy.WriteAsync(WordsOf(signal), cancellation);
            await copy.WriteAsync(signal.Features is null ? "" : SignalFeatures.Version, cancellation);
            if (signal.Features is { } features)
                await copy.WriteAsync(features.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Double, cancellation);
            else
                await copy.WriteNullAsync(cancellation);
        }

        await copy.CompleteAsync(cancellation);
    }

    /// <summary>
    /// Gives every signal of every dataset a row, and takes vectors of other versions back so that they are computed anew; returns how many wait.
    /// </summary>
    public async Task<long> Complete(CancellationToken cancellation)
    {
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new(
            $"""
            INSERT INTO signal_feature (dataset, signal, number, label, severity, machine, load, channel, speed_rpm, rate_hz, samples, words)
            SELECT DISTINCT d.dataset, s.id, s.number, coalesce(s.label, ''), coalesce(s.severity, ''), coalesce(s.machine, ''), coalesce(s.load, ''),
              coalesce(s.channel, ''), s.speed_rpm, s.rate_hz, s.samples, {Words}
            FROM dataset_signal d JOIN signal s ON s.id = d.signal
            WHERE NOT EXISTS (SELECT 1 FROM signal_feature f WHERE f.dataset = d.dataset AND f.signal = d.signal)
            ON CONFLICT DO NOTHING
            """));
        batch.BatchCommands.Add(new("UPDATE signal_feature SET vector = NULL, version = '' WHERE vector IS NOT NULL AND version <> $1")
        {
            Parameters = { new() { Value = SignalFeatures.Version } },
        });
        batch.BatchCommands.Add(new("SELECT count(*) FROM signal_feature WHERE vector IS NULL"));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return reader.GetInt64(0);
    }

    /// <summary>
    /// Computes the vectors of the next signals that wait and that nobody else is at, and stores them in one transaction; returns how many, 0 when
    /// there is nothing to do. What is cut short is done again.
    /// </summary>
    public async Task<int> Fill(int atMost, Func<WaitingSignal, Task<double[]>> compute, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var waiting = await Next(connection, atMost, cancellation);
        if (waiting.Count == 0)
            return 0;
        await using var updates = new NpgsqlBatch(connection, transaction);
        foreach (var signal in waiting)
        {
            updates.BatchCommands.Add(new("UPDATE signal_feature SET vector = $3, version = $4 WHERE dataset = $1 AND signal = $2")
            {
                Parameters =
                {
                    new() { Value = signal.Dataset }, new() { Value = signal.Signal },
                    new() { Value = await compute(signal) }, new() { Value = SignalFeatures.Version },
                },
            });
        }

        await updates.ExecuteNonQueryAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return waiting.Count;
    }

    private static async Task<List<WaitingSignal>> Next(NpgsqlConnection connection, int atMost, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            SELECT f.dataset, f.signal, encode(s.hash, 'hex'), s.samples, s.rate_hz, s.speed_rpm
            FROM signal_feature f JOIN signal s ON s.id = f.signal WHERE f.vector IS NULL ORDER BY f.number LIMIT $1 FOR UPDATE OF f SKIP LOCKED
            """,
            connection);
        command.Parameters.Add(new() { Value = atMost });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var waiting = new List<WaitingSignal>();
        while (await row.ReadAsync(cancellation))
        {
            waiting.Add(new(
                row.GetString(0), row.GetString(1), row.GetString(2), row.GetInt32(3), row.GetDouble(4), row.IsDBNull(5) ? null : row.GetDouble(5)));
        }

        return waiting;
    }

    private static string WordsOf(StoredSignal s) => string.Join(
        ' ', new[] { s.Id, s.Label, s.Severity, s.Machine, s.Bearing, s.Run, s.Channel, s.Load, s.Source }.OfType<string>()).ToLowerInvariant();
}
