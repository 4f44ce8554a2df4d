using System.Runtime.InteropServices;
using Cluster.Compute.Signals;
using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Npgsql;
using NpgsqlTypes;

namespace Cluster.Grains.Storage;

/// <summary>Reads datasets, their versions, signals and samples.</summary>
public sealed class DatasetTable(NpgsqlDataSource database, IBlobStore blobs) : IDatasetQueries
{
    internal const string SignalColumns =
        "s.id, encode(s.hash, 'hex'), s.rate_hz, s.unit, s.samples, s.speed_rpm, s.load, s.machine, s.bearing, s.label, s.severity, s.run, s.channel, s.source, s.geometry, s.file_unit, s.unit_factor";

    /// <summary>How many columns those are: what a query adds comes behind them.</summary>
    internal const int SignalColumnCount = 17;

    /// <inheritdoc/>
    public async Task<Page<DatasetRow>> List(string? search, int skip, int take, CancellationToken cancellation)
    {
        const string Where = "WHERE ($1::text IS NULL OR name ILIKE '%' || $1 || '%' OR id = $1)";
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new($"SELECT row::text FROM dataset {Where} ORDER BY number DESC OFFSET $2 LIMIT $3"));
        batch.BatchCommands.Add(new($"SELECT count(*) FROM dataset {Where}"));
        foreach (NpgsqlBatchCommand command in batch.BatchCommands)
            command.Parameters.Add(new() { Value = (object?)search ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        batch.BatchCommands[0].Parameters.Add(new() { Value = Math.Max(skip, 0) });
        batch.BatchCommands[0].Parameters.Add(new() { Value = Math.Clamp(take, 1, 500) });
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var rows = new List<DatasetRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(StateJson.Read<DatasetRow>(reader.GetString(0)));
        await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new(rows, reader.GetInt64(0));
    }

    /// <inheritdoc/>
    public async Task<DatasetView?> Get(string dataset, int? version, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            "SELECT view::text FROM dataset_version WHERE dataset = $1 AND ($2::int IS NULL OR version = $2) ORDER BY version DESC LIMIT 1");
        command.Parameters.Add(new() { Value = dataset });
        command.Parameters.Add(new() { Value = (object?)version ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Integer });
        if (await command.ExecuteScalarAsync(cancellation) is string view)
            return StateJson.Read<DatasetView>(view);
        await using var unfinished = database.CreateCommand("SELECT row::text FROM dataset WHERE id = $1");
        unfinished.Parameters.Add(new() { Value = dataset });
        return await unfinished.ExecuteScalarAsync(cancellation) is string row && version is null or 0 or 1
            ? new(StateJson.Read<DatasetRow>((string)(await unfinished.ExecuteScalarAsync(cancellation))!), null, [], [], 0)
            : null;
    }

    /// <inheritdoc/>
    public async Task<Page<SignalRow>> Signals(
        string dataset, int version, string? label, string? split, int skip, int take, CancellationToken cancellation)
    {
        const string From = "FROM dataset_signal d JOIN signal s ON s.id = d.signal WHERE d.dataset = $1 AND d.version = $2 AND ($3::text IS NULL OR s.label = $3) AND ($4::text IS NULL OR d.split = $4)";
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new($"SELECT {SignalColumns}, d.split {From} ORDER BY d.number OFFSET $5 LIMIT $6"));
        batch.BatchCommands.Add(new($"SELECT count(*) {From}"));
        foreach (NpgsqlBatchCommand command in batch.BatchCommands)
        {
            command.Parameters.Add(new() { Value = dataset });
            command.Parameters.Add(new() { Value = version });
            command.Parameters.Add(new() { Value = (object?)label ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
            command.Parameters.Add(new() { Value = (object?)split ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        }

        batch.BatchCommands[0].Parameters.Add(new() { Value = Math.Max(skip, 0) });
        batch.BatchCommands[0].Parameters.Add(new() { Value = Math.Clamp(take, 1, 1000) });
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var rows = new List<SignalRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(Row(reader, reader.GetString(SignalColumnCount)));
        await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return new(rows, reader.GetInt64(0));
    }

    /// <inheritdoc/>
    public async Task<SignalRow?> Signal(string signal, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"SELECT {SignalColumns} FROM signal s WHERE s.id = $1");
        command.Parameters.Add(new() { Value = signal });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? Row(reader, null) : null;
    }

    /// <inheritdoc/>
    public async Task<SampleWindow?> Samples(string signal, double? fromSeconds, double? toSeconds, int points, CancellationToken cancellation)
    {
        if (await Signal(signal, cancellation) is not { } row || await blobs.Open(row.Hash, cancellation) is not { } blob)
            return null;
        var first = Math.Clamp((int)Math.Floor((fromSeconds ?? 0) * row.RateHz), 0, row.Samples - 1);
        var last = Math.Clamp((int)Math.Ceiling((toSeconds ?? double.MaxValue) * row.RateHz), first + 1, row.Samples);
        await using (blob)
        {
            blob.Position = first * sizeof(float);
            var bytes = new byte[(last - first) * sizeof(float)];
            await blob.ReadExactlyAsync(bytes, cancellation);
            var samples = MemoryMarshal.Cast<byte, float>(bytes).ToArray();
            points = Math.Clamp(points, 2, 1_000_000);
            return samples.Length <= points
                ? new(samples, first / row.RateHz, 1 / row.RateHz, samples.Length, IsEnvelope: false, row.Unit)
                : new(
                    Interleaved(Envelope.MinMax(samples, points / 2)), first / row.RateHz, samples.Length / row.RateHz / (points / 2 * 2), samples.Length,
                    IsEnvelope: true, row.Unit);
        }
    }

    private static float[] Interleaved(EnvelopePoints envelope)
    {
        var values = new float[envelope.Min.Length * 2];
        for (var i = 0; i < envelope.Min.Length; i++)
            (values[2 * i], values[(2 * i) + 1]) = (envelope.Min[i], envelope.Max[i]);
        return values;
    }

    internal static SignalRow Row(NpgsqlDataReader row, string? split)
    {
        return new(
            row.GetString(0), row.GetString(1), row.GetDouble(2), row.GetString(3), row.GetInt32(4), row.IsDBNull(5) ? null : row.GetDouble(5),
            Text(6), Text(7), Text(8), Text(9), Text(10), Text(11), Text(12), Text(13), split)
        {
            Geometry = Text(14),
            FileUnit = Text(15),
            UnitFactor = row.IsDBNull(16) ? null : row.GetDouble(16),
        };

        string? Text(int column) => row.IsDBNull(column) ? null : row.GetString(column);
    }
}
