using Cluster.Contracts.Campaigns;
using Npgsql;
using NpgsqlTypes;

namespace Cluster.Grains.Storage;

/// <summary>Writes of a campaign's row and log that belong into the transaction of its state.</summary>
internal static class CampaignWrites
{
    /// <summary>The list row, only ever upward.</summary>
    public static async Task Upsert(
        NpgsqlConnection connection, CampaignRow row, CampaignSpec spec, bool active, long etag, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(
            """
            INSERT INTO campaign (id, number, name, status, active, row, spec, seq, state_etag, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            ON CONFLICT (id) DO UPDATE SET status = excluded.status, active = excluded.active, row = excluded.row, spec = excluded.spec,
              seq = excluded.seq, state_etag = excluded.state_etag
            WHERE campaign.state_etag < excluded.state_etag
            """,
            connection);
        command.Parameters.Add(new() { Value = row.Id });
        command.Parameters.Add(new() { Value = IdSequence.NumberOf(row.Id, "campaign") });
        command.Parameters.Add(new() { Value = row.Name });
        command.Parameters.Add(new() { Value = JobColumns.Name(row.Status) });
        command.Parameters.Add(new() { Value = active });
        command.Parameters.Add(new() { Value = StateJson.Write(row), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = StateJson.Write(spec), NpgsqlDbType = NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = row.Version });
        command.Parameters.Add(new() { Value = etag });
        command.Parameters.Add(new() { Value = row.CreatedAt });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Appends to the log; a sequence number that is taken fails the transaction.</summary>
    public static async Task Append(
        NpgsqlConnection connection, string campaign, IReadOnlyList<CampaignEvent> events, CancellationToken cancellation)
    {
        if (events.Count == 0)
            return;
        await using var command = new NpgsqlCommand(
            "INSERT INTO campaign_event (campaign, seq, kind, body, at) SELECT $1, e.seq, e.body ->> 'kind', e.body, e.at "
            + "FROM unnest($2::bigint[], $3::jsonb[], $4::timestamptz[]) AS e(seq, body, at)",
            connection);
        command.Parameters.Add(new() { Value = campaign });
        command.Parameters.Add(new() { Value = events.Select(e => e.Seq).ToArray() });
        command.Parameters.Add(new() { Value = events.Select(StateJson.Write).ToArray(), NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb });
        command.Parameters.Add(new() { Value = events.Select(e => e.At).ToArray() });
        await command.ExecuteNonQueryAsync(cancellation);
    }

    /// <summary>Takes a campaign off the list, with its log; only one without jobs can go.</summary>
    public static async Task Delete(NpgsqlConnection connection, string campaign, CancellationToken cancellation)
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new("DELETE FROM campaign_event WHERE campaign = $1") { Parameters = { new() { Value = campaign } } });
        batch.BatchCommands.Add(new("DELETE FROM campaign WHERE id = $1") { Parameters = { new() { Value = campaign } } });
        await batch.ExecuteNonQueryAsync(cancellation);
    }
}
