using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Signals;
using Npgsql;
using NpgsqlTypes;

namespace Cluster.Grains.Storage;

/// <summary>Reads saved comparisons and links.</summary>
public sealed class ComparisonTable(NpgsqlDataSource database, IDatasetQueries signals) : IComparisonQueries
{
    private const string LinkColumns = "SELECT id, target, name, owner, view, created_at, revoked_at FROM share_link";

    /// <inheritdoc/>
    public async Task<Page<CartView>> Saved(string owner, string? search, int skip, int take, CancellationToken cancellation)
    {
        const string Where = "WHERE owner = $1 AND ($2::text IS NULL OR strpos(lower(name), lower($2)) > 0 OR id = $2)";
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new($"SELECT row::text FROM comparison {Where} ORDER BY number DESC OFFSET $3 LIMIT $4"));
        batch.BatchCommands.Add(new($"SELECT count(*) FROM comparison {Where}"));
        await using var reader = await Paged(batch, owner, search, skip, take, cancellation);
        var rows = new List<CartView>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(StateJson.Read<CartView>(reader.GetString(0)));
        return new(rows, await Total(reader, cancellation));
    }

    /// <inheritdoc/>
    public async Task<CartView?> Get(string comparison, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT row::text FROM comparison WHERE id = $1");
        command.Parameters.Add(new() { Value = comparison });
        return await command.ExecuteScalarAsync(cancellation) is string row ? StateJson.Read<CartView>(row) : null;
    }

    /// <inheritdoc/>
    public async Task<Page<ShareLink>> Links(string owner, string? target, int skip, int take, CancellationToken cancellation)
    {
        const string Where = "WHERE owner = $1 AND ($2::text IS NULL OR target = $2)";
        await using var batch = database.CreateBatch();
        batch.BatchCommands.Add(new($"{LinkColumns} {Where} ORDER BY number DESC OFFSET $3 LIMIT $4"));
        batch.BatchCommands.Add(new($"SELECT count(*) FROM share_link {Where}"));
        await using var reader = await Paged(batch, owner, target, skip, take, cancellation);
        var rows = new List<ShareLink>();
        while (await reader.ReadAsync(cancellation))
            rows.Add(Row(reader));
        return new(rows, await Total(reader, cancellation));
    }

    /// <inheritdoc/>
    public Task<ShareLink?> Link(string link, CancellationToken cancellation) => Find("id", link, cancellation);

    /// <inheritdoc/>
    public async Task<ShareLink?> LinkByDigest(string digest, CancellationToken cancellation) =>
        digest.Length == 64 && digest.All(char.IsAsciiHexDigit) ? await Find("token_hash", Convert.FromHexString(digest), cancellation) : null;

    /// <summary>The signal at a place (0 to 1) among all whose ids are not <paramref name="except"/>, or null if there is none.</summary>
    public async Task<SignalRow?> SignalAt(double place, IReadOnlyList<string> except, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            WITH range AS (SELECT min(number) AS low, max(number) AS high FROM signal)
            (SELECT s.id, 0 AS turn, s.number FROM signal s, range r WHERE s.number >= r.low + floor($1 * (r.high - r.low + 1)) AND s.id <> ALL ($2) ORDER BY s.number LIMIT 1)
            UNION ALL (SELECT s.id, 1, s.number FROM signal s WHERE s.id <> ALL ($2) ORDER BY s.number LIMIT 1)
            ORDER BY turn LIMIT 1
            """);
        command.Parameters.Add(new() { Value = place });
        command.Parameters.Add(new() { Value = except.ToArray() });
        return await command.ExecuteScalarAsync(cancellation) is string id ? await signals.Signal(id, cancellation) : null;
    }

    private static async Task<NpgsqlDataReader> Paged(NpgsqlBatch batch, string owner, string? filter, int skip, int take, CancellationToken cancellation)
    {
        foreach (NpgsqlBatchCommand command in batch.BatchCommands)
        {
            command.Parameters.Add(new() { Value = owner });
            command.Parameters.Add(new() { Value = (object?)filter ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        }

        batch.BatchCommands[0].Parameters.Add(new() { Value = Math.Max(skip, 0) });
        batch.BatchCommands[0].Parameters.Add(new() { Value = Math.Clamp(take, 1, 1000) });
        return await batch.ExecuteReaderAsync(cancellation);
    }

    private static async Task<long> Total(NpgsqlDataReader reader, CancellationToken cancellation)
    {
        await reader.NextResultAsync(cancellation);
        await reader.ReadAsync(cancellation);
        return reader.GetInt64(0);
    }

    private async Task<ShareLink?> Find(string column, object value, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand($"{LinkColumns} WHERE {column} = $1");
        command.Parameters.Add(new() { Value = value });
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await reader.ReadAsync(cancellation) ? Row(reader) : null;
    }

    private static ShareLink Row(NpgsqlDataReader row) => new(
        row.GetString(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3), row.GetString(4),
        row.GetFieldValue<DateTimeOffset>(5), row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6));
}
