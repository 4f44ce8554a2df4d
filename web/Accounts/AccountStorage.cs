using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cluster.Web.Accounts;

/// <summary>The tables of accounts, and data protection by the keys in them.</summary>
internal static class AccountStorage
{
    /// <summary>Expects an NpgsqlDataSource.</summary>
    public static void AddAccountStorage(this IServiceCollection services)
    {
        services.AddDbContextFactory<AccountsContext>((provider, options) => options.UseNpgsql(
            provider.GetRequiredService<NpgsqlDataSource>(),
            postgres => postgres.MigrationsHistoryTable("migration", AccountsContext.Schema)));
        services.AddDataProtection().SetApplicationName("cluster").PersistKeysToDbContext<AccountsContext>();
    }
}
