using System.Data;
using System.Security.Cryptography;
using System.Text.Json;
using Cluster.History.Campaigns;
using Cluster.History.Devices;
using Npgsql;

namespace Cluster.History.Storage;

/// <summary>Reads a <see cref="DatabaseLog"/> in one snapshot of the database.</summary>
public sealed class DatabaseLogReader(NpgsqlDataSource source)
{
    private const string CampaignSql = """
        SELECT c.id, c.status, c.seq, c.state_etag, c.row::text, c.spec::text,
          (SELECT max(s.etag) FROM grain_state s WHERE s.grain_id LIKE '%/' || c.id) FROM campaign c ORDER BY c.number
        """;

    private const string JobSql = """
        SELECT id, kind, campaign, trial_number, parameters::text, seed, epochs, state, desired, fence, silo, lane_kind, queued_at, epoch, value,
          encode(checkpoint, 'hex'), checkpoint_epoch, ended_at FROM job ORDER BY kind, number
        """;

    private const string ReferenceSql = """
        SELECT encode(hash, 'hex'), 'artifact ' || name || ' of ' || job FROM artifact
        UNION ALL SELECT encode(checkpoint, 'hex'), 'checkpoint of ' || id FROM job WHERE checkpoint IS NOT NULL
        UNION ALL SELECT encode(hash, 'hex'), id FROM signal
        """;

    /// <summary>All that the rules read; the bytes of every blob are hashed anew.</summary>
    public async Task<DatabaseLog> Read(CancellationToken cancellation)
    {
        await using var connection = await source.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, cancellation);
        return new DatabaseLog
        {
            ReadAt = (await Rows(connection, "SELECT clock_timestamp()", r => At(r, 0)!.Value, cancellation))[0],
            Campaigns = await Rows(connection, CampaignSql, Campaign, cancellation),
            Events = await Rows(connection, "SELECT campaign, seq, kind, body::text, at FROM campaign_event ORDER BY campaign, seq",
                r => EventJson.Read(r.GetString(0), r.GetInt64(1), r.GetString(2), r.GetString(3), At(r, 4)!.Value), cancellation),
            Commands = await Rows(connection, "SELECT user_name, command_id, at FROM command ORDER BY at",
                r => new LoggedCommand(r.GetString(0), r.GetGuid(1), At(r, 2)!.Value), cancellation),
            Jobs = await Rows(connection, JobSql, Job, cancellation),
            Grants = await Rows(connection, "SELECT job, fence, silo, lane, granted_at, ended_at, from_epoch, outcome FROM job_grant ORDER BY job, fence",
                r => new LoggedGrant(r.GetString(0), r.GetInt64(1), r.GetString(2), r.GetString(3), At(r, 4)!.Value, At(r, 5), r.GetInt32(6), Text(r, 7)), cancellation),
            Epochs = await Rows(connection, "SELECT job, epoch, fence, value, at, repeats, diverged FROM epoch ORDER BY job, epoch",
                r => new LoggedEpoch(r.GetString(0), r.GetInt32(1), r.GetInt64(2), r.GetDouble(3), At(r, 4)!.Value, r.GetInt32(5), r.GetBoolean(6)), cancellation),
            Artifacts = await Rows(connection, "SELECT job, name, encode(hash, 'hex'), fence FROM artifact ORDER BY job, name",
                r => new LoggedArtifact(r.GetString(0), r.GetString(1), r.GetString(2), r.GetInt64(3)), cancellation),
            References = await Rows(connection, ReferenceSql, r => new BlobReference(r.GetString(0), r.GetString(1)), cancellation),
            Blobs = await Blobs(connection, cancellation),
        };
    }

    private static LoggedCampaign Campaign(NpgsqlDataReader r)
    {
        using var row = JsonDocument.Parse(r.GetString(4));
        using var spec = JsonDocument.Parse(r.GetString(5));
        var counts = EventJson.Member(row.RootElement, "counts")!.Value;
        var budget = EventJson.Member(spec.RootElement, "budget")!.Value;
        return new LoggedCampaign(
            r.GetString(0),
            r.GetString(1).ToLowerInvariant(),
            r.GetInt64(2),
            r.GetInt64(3),
            r.IsDBNull(6) ? null : r.GetInt64(6),
            EventJson.Whole(row.RootElement, "version") ?? 0,
            EventJson.Text(row.RootElement, "status")?.ToLowerInvariant() ?? "",
            (int)(EventJson.Whole(row.RootElement, "maxTrials") ?? 0),
            (int)new[] { "completed", "pruned", "stopped", "failed" }.Sum(name => EventJson.Whole(counts, name) ?? 0),
            EventJson.Text(EventJson.Member(spec.RootElement, "sampler")!.Value, "kind")?.ToLowerInvariant() ?? "",
            EventJson.Member(budget, "maxLaneHours") is null && EventJson.Member(row.RootElement, "statusReason") is null);
    }

    private static LoggedJob Job(NpgsqlDataReader r) => new(
        r.GetString(0), r.GetString(1), Text(r, 2), r.IsDBNull(3) ? null : r.GetInt32(3), EventJson.Parameters(r.GetString(4)), r.GetInt64(5),
        r.GetInt32(6), r.GetString(7), r.GetString(8), r.GetInt64(9), Text(r, 10), r.GetString(11), At(r, 12)!.Value, r.GetInt32(13),
        r.IsDBNull(14) ? null : r.GetDouble(14), Text(r, 15), r.GetInt32(16), At(r, 17));

    private static async Task<IReadOnlyList<StoredBlob>> Blobs(NpgsqlConnection connection, CancellationToken cancellation)
    {
        var filed = await Rows(connection, "SELECT hash, length FROM blob", r => (Hash: r.GetFieldValue<byte[]>(0), Length: r.GetInt64(1)), cancellation);
        var blobs = new List<StoredBlob>();
        foreach (var (hash, length) in filed)
        {
            using var sha = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using var command = new NpgsqlCommand("SELECT bytes FROM blob_chunk WHERE hash = $1 ORDER BY seq", connection);
            command.Parameters.Add(new NpgsqlParameter<byte[]> { TypedValue = hash });
            await using var reader = await command.ExecuteReaderAsync(cancellation);
            long actual = 0;
            while (await reader.ReadAsync(cancellation))
            {
                var bytes = await reader.GetFieldValueAsync<byte[]>(0, cancellation);
                sha.AppendData(bytes);
                actual += bytes.Length;
            }

            blobs.Add(new StoredBlob(Convert.ToHexStringLower(hash), length, Convert.ToHexStringLower(sha.GetHashAndReset()), actual));
        }

        return blobs;
    }

    private static async Task<IReadOnlyList<T>> Rows<T>(NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellation))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private static string? Text(NpgsqlDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    private static DateTimeOffset? At(NpgsqlDataReader r, int column) =>
        r.IsDBNull(column) ? null : new DateTimeOffset(r.GetFieldValue<DateTime>(column), TimeSpan.Zero);
}
