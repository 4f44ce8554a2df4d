using Cluster.Silo.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Cluster.Silo.Tests.Storage;

public sealed class MigratorTests : IAsyncLifetime
{
    private readonly TemporaryFolder temporary = new("data");
    private DataFolder data = null!;
    private PrivatePostgres server = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        data = DataFolder.Lock(temporary.Path);
        server = await PrivatePostgres.Start(data, NullLogger.Instance, Cancellation);
    }

    public async ValueTask DisposeAsync()
    {
        await server.Stop(CancellationToken.None);
        data.Dispose();
        temporary.Dispose();
    }

    [Fact]
    public async Task Programs_that_migrate_at_once_apply_every_script_once()
    {
        await Task.WhenAll(Enumerable.Range(0, 3).Select(_ => Migrate()));
        await Migrate();

        await using var connection = await Open();
        var version = await SchemaVersion.Read(connection, Cancellation);
        Assert.Equal(new SchemaVersion(SchemaVersion.Program, SchemaVersion.OldestProgram), version);
        await using var count = new NpgsqlCommand("SELECT count(*)::int FROM schema_script", connection);
        Assert.Equal(SchemaVersion.Program, await count.ExecuteScalarAsync(Cancellation));
        await SchemaVersion.Require(connection, Cancellation);
    }

    [Fact]
    public async Task Database_without_schema_is_refused_by_a_node()
    {
        await using var connection = await Open();
        var refused = await Assert.ThrowsAsync<StartupException>(() => SchemaVersion.Require(connection, Cancellation));
        Assert.Equal($"The database cluster has no schema yet, but this program needs version {SchemaVersion.Program}: run 'cluster migrate'.", refused.Message);
    }

    [Fact]
    public async Task Newer_database_is_left_alone_and_serves_programs_down_to_its_oldest()
    {
        await Migrate();
        await using var connection = await Open();
        await using var raise = new NpgsqlCommand("UPDATE schema_version SET newest = newest + 1", connection);
        await raise.ExecuteNonQueryAsync(Cancellation);
        await Migrate();
        await SchemaVersion.Require(connection, Cancellation);

        await using var contract = new NpgsqlCommand("UPDATE schema_version SET oldest = newest", connection);
        await contract.ExecuteNonQueryAsync(Cancellation);
        var refused = await Assert.ThrowsAsync<StartupException>(Migrate);
        Assert.Contains($"but this program is version {SchemaVersion.Program}", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 3, 5, true)]
    [InlineData(5, 3, 3, true)]
    [InlineData(5, 3, 2, false)]
    [InlineData(5, 3, 6, false)]
    public void Program_is_served_from_the_oldest_to_the_newest_version(int newest, int oldest, int program, bool served)
    {
        var refused = Record.Exception(() => new SchemaVersion(newest, oldest).RequireUsableBy(program));
        Assert.Equal(served, refused is null);
    }

    private Task Migrate() => new Migrator(TimeProvider.System, NullLogger<Migrator>.Instance).Run(server.Connection, Cancellation);

    private Task<NpgsqlConnection> Open() => DatabaseAccess.Open(server.Connection, TimeSpan.FromSeconds(8), Cancellation);
}
