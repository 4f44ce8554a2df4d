using Cluster.Silo.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace Cluster.Silo.Tests.Storage;

/// <summary>Real servers from the installed programs, as root (which hands over to another user) or as anybody.</summary>
public class PrivatePostgresTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Server_of_a_killed_process_is_taken_over_with_its_data()
    {
        using var temporary = new TemporaryFolder("data");
        using var data = DataFolder.Lock(temporary.Path);
        var first = await Start(data);
        var second = first;
        try
        {
            await Run(first.Connection, "CREATE TABLE kept AS SELECT 42 AS answer");
            second = await Start(data);
            Assert.Equal(Port(first), Port(second));
            Assert.Equal(42, await Run(second.Connection, "SELECT answer FROM kept"));
            Assert.Equal(second.Connection, await PrivatePostgres.Find(temporary.Path, Cancellation));
        }
        finally
        {
            await second.Stop(Cancellation);
        }

        Assert.Null(await PrivatePostgres.Find(temporary.Path, Cancellation));
    }

    [Fact]
    public async Task Stopped_server_starts_again_although_a_foreign_process_has_the_number_left_behind()
    {
        using var temporary = new TemporaryFolder("data");
        using var data = DataFolder.Lock(temporary.Path);
        await (await Start(data)).Stop(Cancellation);
        await File.WriteAllTextAsync(Path.Combine(temporary.Path, "postgres", "postmaster.pid"), $"{Environment.ProcessId}\n{temporary.Path}\n1\n1\n\n\n\n", Cancellation);
        var again = await Start(data);
        Assert.Equal(1, await Run(again.Connection, "SELECT 1"));
        await again.Stop(Cancellation);
    }

    [Fact]
    public async Task Long_path_serves_and_the_password_is_for_the_owner_alone()
    {
        using var temporary = new TemporaryFolder(new string('x', 120));
        using var data = DataFolder.Lock(temporary.Path);
        var server = await Start(data);
        try
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Path.Combine(temporary.Path, "postgres.password")));
            var wrong = new NpgsqlConnectionStringBuilder(server.Connection) { Password = "guessed-secret" };
            var refused = await Assert.ThrowsAsync<StartupException>(() => DatabaseAccess.Open(wrong.ConnectionString, TimeSpan.FromSeconds(8), Cancellation));
            Assert.Equal($"PostgreSQL at 127.0.0.1:{wrong.Port}, database cluster, cannot be used: password authentication failed for user \"cluster\".", refused.Message);
        }
        finally
        {
            await server.Stop(Cancellation);
        }
    }

    [Fact]
    public async Task Database_of_another_major_version_is_refused()
    {
        using var temporary = new TemporaryFolder("data");
        using var data = DataFolder.Lock(temporary.Path);
        var folder = Directory.CreateDirectory(Path.Combine(temporary.Path, "postgres")).FullName;
        await File.WriteAllTextAsync(Path.Combine(folder, "PG_VERSION"), "9\n", Cancellation);
        var refused = await Assert.ThrowsAsync<StartupException>(() => Start(data));
        Assert.StartsWith($"The database in {folder} was made by PostgreSQL 9, but installed is ", refused.Message, StringComparison.Ordinal);
        Assert.Contains("apt-get install postgresql-9", refused.Message, StringComparison.Ordinal);
    }

    private static Task<PrivatePostgres> Start(DataFolder data) => PrivatePostgres.Start(data, NullLogger.Instance, Cancellation);

    private static int Port(PrivatePostgres server) => new NpgsqlConnectionStringBuilder(server.Connection).Port;

    private static async Task<object?> Run(string connection, string sql)
    {
        await using var pool = NpgsqlDataSource.Create(connection);
        await using var command = pool.CreateCommand(sql);
        return await command.ExecuteScalarAsync(Cancellation);
    }
}
