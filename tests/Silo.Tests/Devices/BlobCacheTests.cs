using System.Security.Cryptography;
using Cluster.Silo.Devices;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cluster.Silo.Tests.Devices;

public sealed class BlobCacheTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("cluster-cache-").FullName;
    private readonly FakeCluster _store = new();
    private int _fetches;

    public BlobCacheTests() => _store.Before["open"] = () =>
    {
        Interlocked.Increment(ref _fetches);
        return Task.CompletedTask;
    };

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task Blob_is_fetched_once_whoever_asks_and_survives_a_restart()
    {
        var hash = Store(1000);
        var cache = Cache();
        var paths = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => cache.Hold(hash, CancellationToken.None)));
        Assert.Single(paths.Distinct());
        Assert.Equal(_store.Blobs[hash], await File.ReadAllBytesAsync(paths[0]!));

        Assert.Equal(paths[0], await Cache().Hold(hash, CancellationToken.None));
        Assert.Equal(1, _fetches);
    }

    [Fact]
    public async Task Damaged_file_is_fetched_anew()
    {
        var hash = Store(1000);
        var path = (await Cache().Hold(hash, CancellationToken.None))!;
        await File.WriteAllBytesAsync(path, new byte[1000]);

        Assert.Equal(path, await Cache().Hold(hash, CancellationToken.None));
        Assert.Equal(_store.Blobs[hash], await File.ReadAllBytesAsync(path));
        Assert.Equal(2, _fetches);
    }

    [Fact]
    public async Task Blob_that_arrives_with_another_hash_is_refused_and_leaves_nothing()
    {
        var hash = Store(1000);
        _store.Blobs[hash][0] ^= 1;

        await Assert.ThrowsAsync<InvalidDataException>(() => Cache().Hold(hash, CancellationToken.None));
        Assert.Empty(Directory.GetFiles(Path.Combine(_folder, "cache")));
    }

    [Fact]
    public async Task Unknown_blob_is_null_and_a_name_that_is_no_hash_is_refused()
    {
        Assert.Null(await Cache().Hold(new string('a', 64), CancellationToken.None));
        await Assert.ThrowsAsync<ArgumentException>(() => Cache().Hold("../escape", CancellationToken.None));
    }

    [Fact]
    public async Task Full_cache_drops_what_was_used_longest_ago_but_nothing_that_is_held()
    {
        var (held, old, recent, newest) = (Store(400), Store(401), Store(402), Store(403));
        var cache = Cache(capacity: 1250);
        await cache.Hold(held, CancellationToken.None);
        foreach (var hash in new[] { old, recent, newest })
        {
            await cache.Hold(hash, CancellationToken.None);
            cache.Release([hash]);
        }

        Assert.Equal(
            new[] { held, recent, newest }.Order(StringComparer.Ordinal),
            Directory.GetFiles(Path.Combine(_folder, "cache")).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
        Assert.Equal(1205, cache.Bytes);
    }

    private BlobCache Cache(long capacity = 1 << 20) =>
        new(Workers.OptionsIn(_folder) with { CacheBytes = capacity }, _store, NullLogger<BlobCache>.Instance);

    private string Store(int length)
    {
        var bytes = new byte[length];
        bytes[0] = (byte)length;
        var hash = Convert.ToHexStringLower(SHA256.HashData(bytes));
        _store.Blobs[hash] = bytes;
        return hash;
    }
}
