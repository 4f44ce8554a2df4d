using Cluster.Contracts.Comparisons;
using Npgsql;
using NpgsqlTypes;

namespace Cluster.Grains.Storage;

/// <summary>Writes of the rows of saved comparisons and of links that belong into the transaction of a state.</summary>
internal static class ComparisonWrites
{
    /// <summary>The list row, only ever upward.</summary>
    public static async Task Upsert(NpgsqlConnection connection, CartView view, long etag, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO comparison (id, number, owner, name, row, state_etag) VALUES ($1, $2, $3, $4, $5, $6)
            ON CONFLICT (id) DO UPDATE SET name = excluded.name, row = excluded.row, state_etag = excluded.state_etag
            WHERE comparison.state_etag < excluded.state_etag
            """,
            connection);
        command.Parameters.Add(new() { Value = view.Id });
        command.Parameters.Add(new() { Value = IdSequence.NumberOf(view.Id, "comparison") });
        command.Parameters.Add(new() { Value = view.Owner });
        command.Parameters.Add(new() { Value = view.Name! });
        command.Parameters.Add(new() { Value = StateJson.Write(view), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = etag });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Takes a comparison out of the lists.</summary>
    public static async Task Delete(NpgsqlConnection connection, string comparison, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("DELETE FROM comparison WHERE id = $1", connection);
        command.Parameters.Add(new() { Value = comparison });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>A new link, known by the hash of its token.</summary>
    public static async Task InsertLink(NpgsqlConnection connection, ShareLink link, string digest, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            "INSERT INTO share_link (id, number, token_hash, target, name, owner, view, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8)", connection);
        command.Parameters.Add(new() { Value = link.Id });
        command.Parameters.Add(new() { Value = IdSequence.NumberOf(link.Id, "link") });
        command.Parameters.Add(new() { Value = Convert.FromHexString(digest) });
        command.Parameters.Add(new() { Value = link.Target });
        command.Parameters.Add(new() { Value = (object?)link.Name ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text });
        command.Parameters.Add(new() { Value = link.Owner });
        command.Parameters.Add(new() { Value = link.View });
        command.Parameters.Add(new() { Value = link.CreatedAt });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Ends one link; the time of an earlier end stays.</summary>
    public static Task Revoke(NpgsqlConnection connection, string link, DateTimeOffset at, CancellationToken cancellation) =>
        Revoke(connection, "id", link, at, cancellation);

    /// <summary>Ends all links to a cart or a saved comparison.</summary>
    public static Task RevokeAll(NpgsqlConnection connection, string target, DateTimeOffset at, CancellationToken cancellation) =>
        Revoke(connection, "target", target, at, cancellation);

    private static async Task Revoke(NpgsqlConnection connection, string column, string value, DateTimeOffset at, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand($"UPDATE share_link SET revoked_at = $2 WHERE {column} = $1 AND revoked_at IS NULL", connection);
        command.Parameters.Add(new() { Value = value });
        command.Parameters.Add(new() { Value = at });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
