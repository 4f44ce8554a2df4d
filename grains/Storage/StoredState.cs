using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>A grain's state with its etag: decide on a copy, commit it with its rows, and only then is it the state.</summary>
public sealed class StoredState<T>(PostgresGrainStorage storage, GrainId grain, string name)
    where T : class, new()
{
    private GrainState<T> _current = new(new T());

    /// <summary>The committed state.</summary>
    public T Value => _current.State!;

    /// <summary>Whether anything was ever committed.</summary>
    public bool Exists => _current.RecordExists;

    /// <summary>Reads what is stored.</summary>
    public async Task Read()
    {
        var read = new GrainState<T>(new T());
        await storage.ReadStateAsync(name, grain, read);
        _current = read;
    }

    /// <summary>Commits the next state and the rows in one transaction; on any exception the present state stays.</summary>
    public async Task Commit(T next, Func<NpgsqlConnection, long, Task> rows, CancellationToken cancellation)
    {
        var written = new GrainState<T>(next, _current.ETag) { RecordExists = _current.RecordExists };
        await storage.WriteAsync(name, grain, written, rows, cancellation);
        _current = written;
    }
}
