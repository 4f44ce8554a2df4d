using Cluster.Web.Accounts;
using Microsoft.EntityFrameworkCore;

namespace Cluster.Web.Tests.Accounts;

public sealed class AccountsMigrationTests(PostgresFixture postgres)
{
    [Fact]
    public void Migrations_say_all_that_the_model_says()
    {
        using var context = new AccountsContextFactory().CreateDbContext([]);
        Assert.False(context.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Applying_again_changes_nothing_and_keeps_the_first_key()
    {
        await using var database = await postgres.NewDatabase();
        var before = await Keys(database);
        await AccountsMigration.Apply(database, TimeProvider.System, CancellationToken.None);
        Assert.Equal(before, await Keys(database));
        Assert.Equal(1, before.Count);
    }

    [Fact]
    public async Task Database_refuses_a_role_that_does_not_exist()
    {
        await using var database = await postgres.NewDatabase();
        await using var command = database.CreateCommand(
            "INSERT INTO accounts.api_token (name, prefix, hash, role, created_at, expires_at) VALUES ('t', 'p', '\\x00', 'root', now(), now())");
        var refusal = await Assert.ThrowsAsync<Npgsql.PostgresException>(() => command.ExecuteNonQueryAsync());
        Assert.Equal("token_role_exists", refusal.ConstraintName);
    }

    private static async Task<(long Count, string Newest)> Keys(Npgsql.NpgsqlDataSource database)
    {
        await using var command = database.CreateCommand("SELECT count(*), max(xml) FROM accounts.data_protection_key");
        await using var reader = await command.ExecuteReaderAsync();
        Assert.True(await reader.ReadAsync());
        return (reader.GetInt64(0), reader.GetString(1));
    }
}
