using System.Security.Cryptography;
using Cluster.Grains.Storage;

namespace Cluster.Grains.Tests.Storage;

[Collection(Postgres.Name)]
public sealed class BlobStoreTests(PostgresFixture postgres)
{
    private readonly BlobStore _blobs = new(postgres.Database);

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(1 << 20)]
    [InlineData((5 << 19) + 7)]
    public async Task Bytes_come_back_as_they_were_under_their_hash(int length)
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);

        var hash = await _blobs.Put(new MemoryStream(bytes), CancellationToken.None);

        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(bytes)), hash);
        Assert.Equal(bytes, await Read(hash, 0));
        Assert.Equal(bytes[(length / 2)..], await Read(hash, length / 2));
    }

    [Fact]
    public async Task The_same_bytes_are_stored_once_by_any_number_of_writers()
    {
        var bytes = new byte[(1 << 20) + 1];
        new Random(5).NextBytes(bytes);
        var hashes = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => _blobs.Put(new MemoryStream(bytes), CancellationToken.None)));
        Assert.Single(hashes.Distinct());
        Assert.Equal(2L, await postgres.Value<long>($"SELECT count(*) FROM blob_chunk WHERE hash = '\\x{hashes[0]}'"));
    }

    [Fact]
    public async Task Unknown_hash_is_null() => Assert.Null(await _blobs.Open(new string('0', 64), CancellationToken.None));

    [Fact]
    public async Task The_sweep_takes_what_nothing_refers_to_and_nobody_touched()
    {
        var hash = await _blobs.Put(new MemoryStream([1, 2, 3, 5, 8]), CancellationToken.None);
        await _blobs.Sweep(DateTimeOffset.UnixEpoch, CancellationToken.None);
        Assert.Equal([1, 2, 3, 5, 8], await Read(hash, 0));

        await _blobs.Sweep(TimeProvider.System.GetUtcNow() + TimeSpan.FromHours(1), CancellationToken.None);
        Assert.Null(await _blobs.Open(hash, CancellationToken.None));
    }

    private async Task<byte[]> Read(string hash, long from)
    {
        await using var stream = (await _blobs.Open(hash, CancellationToken.None))!;
        stream.Position = from;
        using var copy = new MemoryStream();
        await stream.CopyToAsync(copy);
        return copy.ToArray();
    }
}
