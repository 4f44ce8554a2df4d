using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>Reads a blob chunk by chunk; seeks for free.</summary>
internal sealed class BlobStream(NpgsqlDataSource database, byte[] hash, long length, int chunkBytes) : Stream
{
    private byte[] _chunk = [];
    private int _chunkSeq = -1;

    public override bool CanRead => true;

    public override bool CanSeek => true;

    public override bool CanWrite => false;

    public override long Length => length;

    public override long Position { get; set; }

    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (Position >= length || buffer.IsEmpty)
            return 0;
        var seq = (int)(Position / chunkBytes);
        if (seq != _chunkSeq)
        {
            await using var command = database.CreateCommand("SELECT bytes FROM blob_chunk WHERE hash = $1 AND seq = $2");
            command.Parameters.Add(new() { Value = hash });
            command.Parameters.Add(new() { Value = seq });
            _chunk = await command.ExecuteScalarAsync(cancellationToken) as byte[]
                ?? throw new EndOfStreamException($"Blob {Convert.ToHexStringLower(hash)} lacks its chunk {seq} of {(length + chunkBytes - 1) / chunkBytes}.");
            _chunkSeq = seq;
        }

        var from = (int)(Position - ((long)seq * chunkBytes));
        var count = Math.Min(buffer.Length, _chunk.Length - from);
        _chunk.AsMemory(from, count).CopyTo(buffer);
        Position += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) =>
        ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("A blob is read asynchronously.");

    public override long Seek(long offset, SeekOrigin origin) => Position = origin switch
    {
        SeekOrigin.Begin => offset,
        SeekOrigin.Current => Position + offset,
        _ => length + offset,
    };

    public override void Flush()
    {
    }

    public override void SetLength(long value) => throw new NotSupportedException("A blob never changes.");

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException("A blob never changes.");
}
