using Cluster.Silo.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Cluster.Silo.Tests.Storage;

public sealed class MigratorTests(ServerFixture server) : IClassFixture<ServerFixture>, IAsyncLifetime
{
    private const string WebPassword = "it's a \"password\"";

    private string database = "";

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => database = await server.CreateDatabase(Cancellation);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

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
        Assert.Equal($"The database {connection.Database} has no schema yet, but this program needs version {SchemaVersion.Program}: run 'cluster migrate'.", refused.Message);
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

    [Fact]
    public async Task User_of_web_processes_reads_lists_keeps_accounts_and_changes_nothing_else()
    {
        await Migrate();
        var web = new NpgsqlConnectionStringBuilder(database) { Username = WebAccess.User, Password = WebPassword };
        await using var connection = await DatabaseAccess.Open(web.ConnectionString, TimeSpan.FromSeconds(8), Cancellation);
        await SchemaVersion.Require(connection, Cancellation);
        await Run("SELECT count(*) FROM campaign, job, membership, orleansquery");
        await Run("DELETE FROM accounts.first_token");
        foreach (var sql in new[] { "DELETE FROM job", "INSERT INTO command VALUES ('me', gen_random_uuid(), '', '')", "CREATE TABLE mine (id int)", "UPDATE orleansquery SET querytext = ''" })
            Assert.Equal(PostgresErrorCodes.InsufficientPrivilege, (await Assert.ThrowsAsync<PostgresException>(() => Run(sql))).SqlState);

        async Task Run(string sql)
        {
            await using var command = new NpgsqlCommand(sql, connection);
            await command.ExecuteNonQueryAsync(Cancellation);
        }
    }

    [Fact]
    public async Task Database_that_is_not_there_is_no_passing_trouble()
    {
        var missing = new NpgsqlConnectionStringBuilder(database) { Database = "nowhere" }.ConnectionString;
        var refused = await Assert.ThrowsAsync<StartupException>(() => DatabaseAccess.Open(missing, TimeSpan.FromSeconds(8), Cancellation));
        Assert.Contains("database \"nowhere\" does not exist", refused.Message, StringComparison.Ordinal);
        Assert.False(refused.IsTemporary);
    }

    private Task Migrate() => new Migrator(TimeProvider.System, NullLogger<Migrator>.Instance).Run(database, WebPassword, Cancellation);

    private Task<NpgsqlConnection> Open() => DatabaseAccess.Open(database, TimeSpan.FromSeconds(8), Cancellation);
}
