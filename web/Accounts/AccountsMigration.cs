using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cluster.Web.Accounts;

/// <summary>Brings the schema <c>accounts</c> up to date; part of the <c>migrate</c> verb, which holds the lock.</summary>
public static class AccountsMigration
{
    /// <summary>Applies what is missing, and creates the first data-protection key so that web processes starting together share one.</summary>
    public static async Task Apply(NpgsqlDataSource database, TimeProvider time, CancellationToken cancellation)
    {
        var services = new ServiceCollection();
        services.AddSingleton(database);
        services.AddSingleton(time);
        services.AddLogging();
        services.AddAccountStorage();
        await using var provider = services.BuildServiceProvider();
        var contexts = provider.GetRequiredService<IDbContextFactory<AccountsContext>>();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        await context.Database.MigrateAsync(cancellation);
        if (await context.DataProtectionKeys.AnyAsync(cancellation))
            return;
        var now = time.GetUtcNow();
        provider.GetRequiredService<IKeyManager>().CreateNewKey(now, now.AddDays(90));
    }
}
