using System.Security.Cryptography;
using Cluster.Grains.Storage;

namespace Cluster.Silo.Devices;

/// <summary>
/// Blobs on the local disk, one file a hash, so that a dataset crosses the wire once a silo. A file is complete and of its hash or not there; the
/// ones used longest ago go when the cache is over its size, but never one that a job holds.
/// </summary>
internal sealed partial class BlobCache
{
    private readonly string _folder;
    private readonly long _capacity;
    private readonly IBlobStore _store;
    private readonly ILogger<BlobCache> _log;
    private readonly Lock _lock = new();
    private readonly Dictionary<string, Entry> _entries = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Task<bool>> _arriving = new(StringComparer.Ordinal);
    private long _bytes;
    private long _clock;

    public BlobCache(DeviceOptions options, IBlobStore store, ILogger<BlobCache> log)
    {
        _folder = Path.Combine(options.DataFolder, "cache");
        _capacity = options.CacheBytes;
        _store = store;
        _log = log;
        Directory.CreateDirectory(_folder);
        foreach (var file in new DirectoryInfo(_folder).GetFiles().OrderBy(f => f.LastWriteTimeUtc))
        {
            if (IsHash(file.Name))
                Enter(file.Name, file.Length, isVerified: false);
            else if (file.Extension == ".part")
                file.Delete();
        }
    }

    /// <summary>Bytes in the cache.</summary>
    public long Bytes
    {
        get
        {
            lock (_lock)
                return _bytes;
        }
    }

    /// <summary>The file of a blob, fetched if it is not here, and held until <see cref="Release"/>; null if the store has no such blob.</summary>
    public async Task<string?> Hold(string hash, CancellationToken cancellation)
    {
        if (!IsHash(hash))
            throw new ArgumentException($"Expected a SHA-256 as 64 lower-case hex digits, found '{hash}'.", nameof(hash));

        while (true)
        {
            Task<bool> arriving;
            lock (_lock)
            {
                if (_entries.TryGetValue(hash, out var entry) && entry.IsVerified)
                {
                    entry.Holders++;
                    entry.UsedAt = ++_clock;
                    return PathOf(hash);
                }

                if (!_arriving.TryGetValue(hash, out arriving!))
                    _arriving[hash] = arriving = Task.Run(() => Arrive(hash), CancellationToken.None);
            }

            if (!await arriving.WaitAsync(cancellation))
                return null;
        }
    }

    /// <summary>Gives held files back: the cache may drop them.</summary>
    public void Release(IEnumerable<string> hashes)
    {
        lock (_lock)
        {
            foreach (var hash in hashes)
                _entries[hash].Holders--;
        }

        Trim();
    }

    /// <summary>Takes a copy of a local file whose hash is known, so that going on here needs no fetch.</summary>
    public void Keep(string hash, string file)
    {
        lock (_lock)
        {
            if (_entries.ContainsKey(hash))
                return;
        }

        var part = PartOf(hash);
        File.Copy(file, part, overwrite: true);
        Admit(hash, part);
    }

    /// <summary>Drops a file that nobody will ask for again, unless it is held.</summary>
    public void Discard(string hash)
    {
        lock (_lock)
        {
            if (_entries.TryGetValue(hash, out var entry) && entry.Holders == 0)
                Drop(hash);
        }
    }

    private static bool IsHash(string name) => name.Length == 64 && name.All(char.IsAsciiHexDigitLower);

    private async Task<bool> Arrive(string hash)
    {
        try
        {
            if (await IsHereAndWhole(hash))
                return true;
            if (await _store.Open(hash, CancellationToken.None) is not { } source)
                return false;
            await using (source)
                await Fetch(hash, source);
            return true;
        }
        finally
        {
            lock (_lock)
                _arriving.Remove(hash);
        }
    }

    /// <summary>A file of an earlier process is trusted after its hash was computed once.</summary>
    private async Task<bool> IsHereAndWhole(string hash)
    {
        lock (_lock)
        {
            if (!_entries.TryGetValue(hash, out var entry))
                return false;
            if (entry.IsVerified)
                return true;
        }

        string found;
        await using (var file = File.OpenRead(PathOf(hash)))
            found = Convert.ToHexStringLower(await SHA256.HashDataAsync(file));
        lock (_lock)
        {
            if (found == hash)
                return _entries[hash].IsVerified = true;
            LogDamaged(_log, hash, found);
            Drop(hash);
            return false;
        }
    }

    private async Task Fetch(string hash, Stream source)
    {
        var part = PartOf(hash);
        try
        {
            using var digest = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            await using (var file = File.Create(part))
            {
                var buffer = new byte[128 * 1024];
                int read;
                while ((read = await source.ReadAsync(buffer)) > 0)
                {
                    digest.AppendData(buffer.AsSpan(0, read));
                    await file.WriteAsync(buffer.AsMemory(0, read));
                }
            }

            var found = Convert.ToHexStringLower(digest.GetHashAndReset());
            if (found != hash)
                throw new InvalidDataException($"Blob {hash} arrived with the hash {found}.");
            Admit(hash, part);
        }
        finally
        {
            File.Delete(part);
        }
    }

    private void Admit(string hash, string part)
    {
        lock (_lock)
        {
            var length = new FileInfo(part).Length;
            File.Move(part, PathOf(hash), overwrite: true);
            Enter(hash, length, isVerified: true);
        }

        Trim();
    }

    private void Enter(string hash, long length, bool isVerified)
    {
        if (_entries.TryAdd(hash, new Entry(length) { IsVerified = isVerified, UsedAt = ++_clock }))
            _bytes += length;
    }

    private void Trim()
    {
        lock (_lock)
        {
            if (_bytes <= _capacity)
                return;

            // The newest stays whatever its size: somebody is about to hold it.
            foreach (var hash in _entries.Where(e => e.Value.Holders == 0).OrderBy(e => e.Value.UsedAt).Select(e => e.Key).SkipLast(1).ToArray())
            {
                if (_bytes <= _capacity)
                    break;
                Drop(hash);
            }
        }
    }

    private void Drop(string hash)
    {
        if (_entries.Remove(hash, out var entry))
            _bytes -= entry.Bytes;
        File.Delete(PathOf(hash));
    }

    /// <summary>Where a blob lies once it is here.</summary>
    public string PathOf(string hash) => Path.Combine(_folder, hash);

    private string PartOf(string hash) => Path.Combine(_folder, $"{hash}.{Guid.NewGuid():N}.part");

    private sealed class Entry(long bytes)
    {
        public long Bytes { get; } = bytes;

        public int Holders { get; set; }

        public long UsedAt { get; set; }

        public bool IsVerified { get; set; }
    }
}
