using Cluster.Silo.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Cluster.Silo.Tests.Storage;

/// <summary>One private server for the tests of a class; each takes a database of its own.</summary>
public sealed class ServerFixture : IAsyncLifetime
{
    private readonly TemporaryFolder temporary = new("data");
    private DataFolder data = null!;
    private PrivatePostgres server = null!;
    private int databases;

    public async ValueTask InitializeAsync()
    {
        data = DataFolder.Lock(temporary.Path);
        server = await PrivatePostgres.Start(data, NullLogger.Instance, CancellationToken.None);
    }

    public async ValueTask DisposeAsync()
    {
        await server.Stop(CancellationToken.None);
        data.Dispose();
        temporary.Dispose();
    }

    /// <summary>The connection string of an empty database.</summary>
    public async Task<string> CreateDatabase(CancellationToken cancellation)
    {
        var name = $"plant_{Interlocked.Increment(ref databases)}";
        await using var pool = NpgsqlDataSource.Create(server.Connection);
        await using var create = pool.CreateCommand($"CREATE DATABASE {name}");
        await create.ExecuteNonQueryAsync(cancellation);
        return new NpgsqlConnectionStringBuilder(server.Connection) { Database = name }.ConnectionString;
    }
}
