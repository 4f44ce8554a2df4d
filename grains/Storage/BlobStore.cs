using System.Buffers;
using System.Security.Cryptography;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>Blobs in PostgreSQL, 1 MiB a chunk.</summary>
public sealed class BlobStore(NpgsqlDataSource database) : IBlobStore
{
    private const int ChunkBytes = 1 << 20;

    /// <inheritdoc/>
    public async Task<string> Put(Stream bytes, CancellationToken cancellation)
    {
        if (bytes.CanSeek)
        {
            var start = bytes.Position;
            var hash = await SHA256.HashDataAsync(bytes, cancellation);
            if (await Touch(hash, cancellation))
                return Convert.ToHexStringLower(hash);
            bytes.Position = start;
            await Write(bytes, hash, cancellation);
            return Convert.ToHexStringLower(hash);
        }

        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        await using var spool = new FileStream(
            path, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        await bytes.CopyToAsync(spool, cancellation);
        spool.Position = 0;
        return await Put(spool, cancellation);
    }

    /// <inheritdoc/>
    public async Task<Stream?> Open(string hash, CancellationToken cancellation)
    {
        var key = Convert.FromHexString(hash);
        await using var exists = database.CreateCommand("SELECT length FROM blob WHERE hash = $1");
        exists.Parameters.Add(new() { Value = key });
        if (await exists.ExecuteScalarAsync(cancellation) is not long length)
            return null;
        return new BlobStream(database, key, length, ChunkBytes);
    }

    /// <summary>Deletes what nothing refers to and nobody touched since <paramref name="before"/>; returns how many.</summary>
    public async Task<int> Sweep(DateTimeOffset before, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand(
            """
            DELETE FROM blob b WHERE b.touched_at < $1
              AND NOT EXISTS (SELECT 1 FROM signal s WHERE s.hash = b.hash)
              AND NOT EXISTS (SELECT 1 FROM signal s WHERE s.second_hash = b.hash)
              AND NOT EXISTS (SELECT 1 FROM signal s WHERE s.tacho_hash = b.hash)
              AND NOT EXISTS (SELECT 1 FROM artifact a WHERE a.hash = b.hash)
              AND NOT EXISTS (SELECT 1 FROM job j WHERE j.checkpoint = b.hash)
            """);
        command.Parameters.Add(new() { Value = before });
        return await command.ExecuteNonQueryAsync(cancellation);
    }

    private async Task<bool> Touch(byte[] hash, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("UPDATE blob SET touched_at = now() WHERE hash = $1");
        command.Parameters.Add(new() { Value = hash });
        return await command.ExecuteNonQueryAsync(cancellation) == 1;
    }

    private async Task Write(Stream bytes, byte[] hash, CancellationToken cancellation)
    {
        await using var connection = await database.OpenConnectionAsync(cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        await using var head = new NpgsqlCommand("INSERT INTO blob (hash, length) VALUES ($1, $2) ON CONFLICT DO NOTHING", connection, transaction);
        head.Parameters.Add(new() { Value = hash });
        head.Parameters.Add(new() { Value = bytes.Length - bytes.Position });
        if (await head.ExecuteNonQueryAsync(cancellation) == 0)
            return;

        var buffer = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            for (var seq = 0; ; seq++)
            {
                var read = await bytes.ReadAtLeastAsync(buffer.AsMemory(0, ChunkBytes), ChunkBytes, throwOnEndOfStream: false, cancellation);
                if (read == 0)
                    break;
                await using var chunk = new NpgsqlCommand("INSERT INTO blob_chunk (hash, seq, bytes) VALUES ($1, $2, $3)", connection, transaction);
                chunk.Parameters.Add(new() { Value = hash });
                chunk.Parameters.Add(new() { Value = seq });
                chunk.Parameters.Add(new NpgsqlParameter<ReadOnlyMemory<byte>> { TypedValue = buffer.AsMemory(0, read) });
                await chunk.ExecuteNonQueryAsync(cancellation);
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }

        await transaction.CommitAsync(cancellation);
    }
}
