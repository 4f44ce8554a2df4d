using Cluster.Contracts;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>Files of an import until it is committed or cancelled, in pieces by offset.</summary>
public sealed class UploadTable(NpgsqlDataSource database)
{
    /// <summary>Largest file an import takes.</summary>
    public const long MaxFileBytes = 512L << 20;

    /// <summary>Appends a piece at the end of what was received, or recognises one that was sent before; returns the length received.</summary>
    public async Task<long> Append(string dataset, string file, long offset, byte[] bytes, CancellationToken cancellation)
    {
        if (offset + bytes.Length > MaxFileBytes)
            throw new CommandRefusedException($"{file}: found more than {MaxFileBytes >> 20} MiB, expected at most that.");
        await using var command = database.CreateCommand(
            """
            WITH had AS (SELECT COALESCE(max(start_at + length(bytes)), 0) AS length FROM upload WHERE dataset = $1 AND file = $2),
            added AS (INSERT INTO upload (dataset, file, start_at, bytes) SELECT $1, $2, $3, $4 FROM had WHERE had.length = $3 AND length($4) > 0 ON CONFLICT DO NOTHING RETURNING start_at)
            SELECT length, (SELECT count(*) FROM added) FROM had
            """);
        command.Parameters.Add(new() { Value = dataset });
        command.Parameters.Add(new() { Value = file });
        command.Parameters.Add(new() { Value = offset });
        command.Parameters.Add(new() { Value = bytes });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        await row.ReadAsync(cancellation);
        var length = row.GetInt64(0);
        if (row.GetInt64(1) == 1)
            return offset + bytes.Length;
        return offset + bytes.Length <= length
            ? length
            : throw new CommandRefusedException($"{file}: found a piece at {offset}, expected it at {length}, the length received.", RefusalKind.Conflict);
    }

    /// <summary>The names of the files received and their lengths.</summary>
    public async Task<IReadOnlyDictionary<string, long>> Files(string dataset, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT file, sum(length(bytes))::bigint FROM upload WHERE dataset = $1 GROUP BY file");
        command.Parameters.Add(new() { Value = dataset });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        var files = new Dictionary<string, long>(StringComparer.Ordinal);
        while (await row.ReadAsync(cancellation))
            files[row.GetString(0)] = row.GetInt64(1);
        return files;
    }

    /// <summary>The whole file.</summary>
    public async Task<byte[]> Read(string dataset, string file, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT bytes FROM upload WHERE dataset = $1 AND file = $2 ORDER BY start_at");
        command.Parameters.Add(new() { Value = dataset });
        command.Parameters.Add(new() { Value = file });
        await using var row = await command.ExecuteReaderAsync(cancellation);
        using var whole = new MemoryStream();
        while (await row.ReadAsync(cancellation))
            whole.Write(row.GetFieldValue<byte[]>(0));
        return whole.ToArray();
    }

    /// <summary>Deletes all pieces of an import in its closing transaction.</summary>
    internal static async Task Delete(NpgsqlConnection connection, string dataset, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("DELETE FROM upload WHERE dataset = $1", connection);
        command.Parameters.Add(new() { Value = dataset });
        await command.ExecuteNonQueryAsync(cancellation);
    }
}
