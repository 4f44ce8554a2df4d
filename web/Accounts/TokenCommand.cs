using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Cluster.Web.Accounts;

/// <summary>The verb <c>token create</c>: a token for a script, made by whoever may reach the database.</summary>
public static class TokenCommand
{
    /// <summary>Makes a token that belongs to no account and returns its text, which is kept nowhere.</summary>
    public static async Task<string> Create(
        NpgsqlDataSource database, TimeProvider time, string name, string role, int days, CancellationToken cancellation)
    {
        var services = new ServiceCollection();
        services.AddSingleton(database);
        services.AddSingleton(time);
        services.AddLogging();
        services.AddAccountStorage();
        await using var provider = services.BuildServiceProvider();
        var tokens = new ApiTokens(provider.GetRequiredService<IDbContextFactory<AccountsContext>>(), time);
        return (await tokens.Create(name, role, days, owner: null, cancellation)).Text;
    }
}
