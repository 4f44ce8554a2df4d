using System.Runtime.CompilerServices;
using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>Lists of signals by filter and order, and what there is of them, from table signal_feature.</summary>
public sealed partial class SignalSearchTable(NpgsqlDataSource database) : ISignalSearch
{
    private const int LongestPage = 1000;
    private const int Split = DatasetTable.SignalColumnCount;

    /// <inheritdoc/>
    public async Task<Page<ExplorerRow>> Page(
        SignalFilter filter, SignalSort sort, IReadOnlyList<string> features, int skip, int take, CancellationToken cancellation)
    {
        (skip, take) = (Math.Max(skip, 0), Math.Clamp(take, 1, LongestPage));
        var places = Places(features);
        await RequireSelection(filter, cancellation);
        var conditions = new SignalConditions(filter);
        var order = SignalOrder.By(sort);
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Rows(conditions, order, rest: false, skip, take));
        batch.BatchCommands.Add(Command(conditions, $"SELECT count(*) FROM {conditions.From} WHERE {conditions.Where}"));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var rows = new List<ExplorerRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(Row(reader, places));
        await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        var total = reader.GetInt64(0);
        await reader.CloseAsync();
        if (order.Defined is not null && rows.Count < take && skip + rows.Count < total)
            rows.AddRange(await Rest(filter, sort, places, skip, take, rows.Count, cancellation));
        return new(rows, total);
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<ExplorerRow> All(
        SignalFilter filter, SignalSort sort, IReadOnlyList<string> features, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var places = Places(features);
        await RequireSelection(filter, cancellation);
        await using var connection = await database.OpenConnectionAsync(cancellation);
        foreach (var rest in (bool[])[false, true])
        {
            var conditions = new SignalConditions(filter);
            var order = SignalOrder.By(sort);
            if (rest && order.Defined is null)
                break;
            await using var batch = new NpgsqlBatch(connection) { BatchCommands = { Rows(conditions, order, rest, 0, int.MaxValue) } };
            await using var reader = await batch.ExecuteReaderAsync(cancellation);
            while (await reader.ReadAsync(cancellation))
                yield return Row(reader, places);
        }
    }

    /// <inheritdoc/>
    public async Task<SignalSelection?> Selection(string selection, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT dataset, cardinality(numbers) FROM signal_selection WHERE id = $1");
        command.Parameters.Add(new() { Value = selection });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        return await row.ReadAsync(cancellation) ? new(selection, row.GetString(0), row.GetInt32(1)) : null;
    }

    /// <summary>The statement of one page, or of all; what is read of a row is looked up by its key, for the rows of the page alone.</summary>
    internal static NpgsqlBatchCommand Rows(SignalConditions conditions, SignalOrder order, bool rest, int skip, int take)
    {
        var part = order.Defined is null ? "" : rest ? $" AND {order.Defined} IS NOT TRUE" : $" AND {order.Defined}";
        var by = rest ? SignalOrder.OfRest : order.Of;
        var outer = rest ? "p.number" : order.Key is null ? $"p.number {order.Direction}" : $"p.key {order.Direction}, p.number {order.Direction}";
        var command = new NpgsqlBatchCommand(
            $"""
            SELECT {DatasetTable.SignalColumns}, d.split, p.version = {SignalConditions.Present}, p.vector
            FROM (
              SELECT f.dataset, f.signal, f.number, {order.Key ?? "0"} AS key, f.version, f.vector
              FROM {conditions.From} WHERE {conditions.Where}{part} ORDER BY {by} OFFSET {skip} LIMIT {take}) p
            CROSS JOIN LATERAL (SELECT * FROM signal WHERE id = p.signal LIMIT 1) s
            LEFT JOIN LATERAL (SELECT split FROM dataset_signal WHERE dataset = p.dataset AND version = {conditions.Version} AND signal = p.signal LIMIT 1) d ON true
            ORDER BY {outer}
            """);
        conditions.Fill(command.Parameters);
        return command;
    }

    private static NpgsqlBatchCommand Command(SignalConditions conditions, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        conditions.Fill(command.Parameters);
        return command;
    }

    /// <summary>Rows without a value in the order asked for, from where those with one end.</summary>
    private async Task<IReadOnlyList<ExplorerRow>> Rest(
        SignalFilter filter, SignalSort sort, int[] places, int skip, int take, int found, CancellationToken cancellation)
    {
        var conditions = new SignalConditions(filter);
        var order = SignalOrder.By(sort);
        var before = skip + found;
        if (found == 0)
        {
            await using var count = database.CreateCommand($"SELECT count(*) FROM {conditions.From} WHERE {conditions.Where} AND {order.Defined}");
            conditions.Fill(count.Parameters);
            before = (int)(long)(await count.ExecuteScalarAsync(cancellation))!;
        }

        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(Rows(conditions, order, rest: true, Math.Max(0, skip - before), take - found));
        await using var reader = await batch.ExecuteReaderAsync(cancellation);
        var rows = new List<ExplorerRow>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(Row(reader, places));
        return rows;
    }

    private async Task RequireSelection(SignalFilter filter, CancellationToken cancellation)
    {
        if (filter.Selection is not { } id)
            return;
        var selection = await Selection(id, cancellation)
            ?? throw new CommandRefusedException($"There is no {id}; it may have been forgotten since. Make it again.", RefusalKind.NotFound);
        if (selection.Dataset != filter.Dataset)
            throw new CommandRefusedException($"{id} is of {selection.Dataset}, expected one of {filter.Dataset}.");
    }

    private static int[] Places(IReadOnlyList<string> features) => [.. features.Select(FeatureNames.Place)];

    private static ExplorerRow Row(NpgsqlDataReader row, int[] places)
    {
        var signal = DatasetTable.Row(row, row.IsDBNull(Split) ? null : row.GetString(Split));
        var vector = places.Length > 0 && row.GetBoolean(Split + 1) && !row.IsDBNull(Split + 2) ? row.GetFieldValue<double[]>(Split + 2) : null;
        return new(signal, [.. places.Select(place => vector is null ? double.NaN : vector[place])]);
    }
}
