using Microsoft.AspNetCore.DataProtection.EntityFrameworkCore;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;

namespace Cluster.Web.Accounts;

/// <summary>
/// The tables of schema <c>accounts</c>: accounts, tokens, audit, data-protection keys. A change of them is written down by
/// <c>Migrations=true dotnet ef migrations add NAME --project web --startup-project tests/Web.Tests --output-dir Accounts/Migrations</c>.
/// </summary>
public sealed class AccountsContext(DbContextOptions<AccountsContext> options)
    : IdentityUserContext<Account, Guid>(options), IDataProtectionKeyContext
{
    /// <summary>The schema of all tables here.</summary>
    public const string Schema = "accounts";

    /// <summary>Tokens of scripts.</summary>
    public DbSet<ApiToken> ApiTokens => Set<ApiToken>();

    /// <summary>One-time tokens that create the first admin.</summary>
    public DbSet<FirstToken> FirstTokens => Set<FirstToken>();

    /// <summary>Who did what.</summary>
    public DbSet<AuditEntry> Audit => Set<AuditEntry>();

    /// <summary>Keys that protect cookies and forms, shared by all web processes.</summary>
    public DbSet<DataProtectionKey> DataProtectionKeys => Set<DataProtectionKey>();

    /// <inheritdoc/>
    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.HasDefaultSchema(Schema);
        builder.Entity<Account>(account =>
        {
            account.ToTable("account", table => table.HasCheckConstraint("role_exists", RoleExists));
            account.Ignore(row => row.Email).Ignore(row => row.NormalizedEmail).Ignore(row => row.EmailConfirmed);
            account.Ignore(row => row.PhoneNumber).Ignore(row => row.PhoneNumberConfirmed).Ignore(row => row.TwoFactorEnabled);
        });
        builder.Entity<IdentityUserClaim<Guid>>().ToTable("account_claim");
        builder.Ignore<IdentityUserLogin<Guid>>().Ignore<IdentityUserToken<Guid>>();
        builder.Entity<DataProtectionKey>().ToTable("data_protection_key");
        builder.Entity<FirstToken>(token =>
        {
            token.ToTable("first_token");
            token.HasIndex(row => row.Hash).IsUnique();
        });
        builder.Entity<ApiToken>(token =>
        {
            token.ToTable("api_token", table => table.HasCheckConstraint("token_role_exists", RoleExists));
            token.HasIndex(row => row.Hash).IsUnique();
            token.HasOne(row => row.Account).WithMany().HasForeignKey(row => row.AccountId).OnDelete(DeleteBehavior.Cascade);
        });
        builder.Entity<AuditEntry>(entry =>
        {
            entry.ToTable("audit");
            entry.HasIndex(row => new { row.UserName, row.CommandId }).IsUnique();
            entry.HasIndex(row => row.At);
        });
        foreach (var property in builder.Model.GetEntityTypes().SelectMany(type => type.GetProperties()))
            property.SetColumnName(Snake(property.Name));
    }

    private static string RoleExists => $"role IN ({string.Join(", ", Roles.All.Select(role => $"'{role}'"))})";

    private static string Snake(string name) =>
        string.Concat(name.Select((letter, i) => char.IsUpper(letter) && i > 0 ? $"_{char.ToLowerInvariant(letter)}" : $"{char.ToLowerInvariant(letter)}"));
}
