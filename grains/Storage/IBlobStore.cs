namespace Cluster.Grains.Storage;

/// <summary>Bytes by the SHA-256 of their content, in chunks in PostgreSQL; what is there never changes.</summary>
public interface IBlobStore
{
    /// <summary>Stores the stream's bytes and returns their SHA-256 as 64 lower-case hex digits; bytes already there are only touched.</summary>
    Task<string> Put(Stream bytes, CancellationToken cancellation);

    /// <summary>The bytes of a hash, or null if they are not stored.</summary>
    Task<Stream?> Open(string hash, CancellationToken cancellation);
}
