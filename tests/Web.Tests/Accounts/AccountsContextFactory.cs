using Cluster.Web.Accounts;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Cluster.Web.Tests.Accounts;

/// <summary>What <c>dotnet ef migrations add</c> looks at; no server is asked.</summary>
public sealed class AccountsContextFactory : IDesignTimeDbContextFactory<AccountsContext>
{
    public AccountsContext CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<AccountsContext>()
        .UseNpgsql("Host=nowhere", postgres => postgres.MigrationsHistoryTable("migration", AccountsContext.Schema)).Options);
}
