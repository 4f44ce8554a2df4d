using Cluster.Contracts.Models;
using Npgsql;

namespace Cluster.Grains.Storage;

/// <summary>Opens stored artifacts.</summary>
public sealed class ArtifactTable(NpgsqlDataSource database, IBlobStore blobs) : IArtifactQueries
{
    /// <inheritdoc/>
    public async Task<Stream?> Open(string job, string name, CancellationToken cancellation)
    {
        await using var command = database.CreateCommand("SELECT encode(hash, 'hex') FROM artifact WHERE job = $1 AND name = $2");
        command.Parameters.Add(new() { Value = job });
        command.Parameters.Add(new() { Value = name });
        return await command.ExecuteScalarAsync(cancellation) is string hash ? await blobs.Open(hash, cancellation) : null;
    }
}
