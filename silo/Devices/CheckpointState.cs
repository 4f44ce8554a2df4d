namespace Cluster.Silo.Devices;

/// <summary>The newest checkpoint of a run on the local disk, and the newest that is stored under the job's fence.</summary>
internal sealed class CheckpointState(string? storedHash, int storedEpoch, long storedAt)
{
    private readonly Lock _lock = new();
    private string? _file;
    private int _fileEpoch;

    /// <summary>Held while one is being stored: they are stored one at a time and in order.</summary>
    public SemaphoreSlim Storing { get; } = new(1, 1);

    public string? StoredHash { get; private set; } = storedHash;

    public int StoredEpoch { get; private set; } = storedEpoch;

    public long StoredAt { get; private set; } = storedAt;

    /// <summary>A newer file than the one stored; null if there is none.</summary>
    public (string File, int Epoch)? Newer
    {
        get
        {
            lock (_lock)
                return _file is { } file ? (file, _fileEpoch) : null;
        }
    }

    public void Written(string file, int epoch)
    {
        lock (_lock)
            (_file, _fileEpoch) = (file, epoch);
    }

    public void Stored(string file, string hash, int epoch, long at)
    {
        lock (_lock)
        {
            if (_file == file)
                _file = null;
            (StoredHash, StoredEpoch, StoredAt) = (hash, epoch, at);
        }
    }
}
