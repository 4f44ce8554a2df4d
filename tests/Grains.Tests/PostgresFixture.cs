using Cluster.Silo.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Cluster.Grains.Tests;

/// <summary>One private PostgreSQL with the product's schema for all tests of this assembly.</summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"cluster-grains-{Environment.ProcessId}");
    private DataFolder? _data;
    private PrivatePostgres? _server;

    public NpgsqlDataSource Database { get; private set; } = null!;

    public string Connection => _server!.Connection;

    public async ValueTask InitializeAsync()
    {
        _data = DataFolder.Lock(_folder);
        _server = await PrivatePostgres.Start(_data, NullLogger.Instance, CancellationToken.None);
        await new Migrator(TimeProvider.System, NullLogger<Migrator>.Instance).Run(_server.Connection, null, CancellationToken.None);
        Database = DatabaseAccess.CreatePool(_server.Connection, "grain tests");
    }

    public async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        await _server!.Stop(CancellationToken.None);
        _data!.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Another database on the same server, with the product's schema; the caller disposes the pool.</summary>
    public async Task<NpgsqlDataSource> CreateDatabase(string name)
    {
        await using (var create = Database.CreateCommand($"CREATE DATABASE {name}"))
            await create.ExecuteNonQueryAsync();
        var connection = new NpgsqlConnectionStringBuilder(Connection) { Database = name }.ConnectionString;
        await new Migrator(TimeProvider.System, NullLogger<Migrator>.Instance).Run(connection, null, CancellationToken.None);
        return DatabaseAccess.CreatePool(connection, name);
    }

    /// <summary>The single value a query gives.</summary>
    public async Task<T> Value<T>(string sql)
    {
        await using var command = Database.CreateCommand(sql);
        return (T)(await command.ExecuteScalarAsync())!;
    }
}
