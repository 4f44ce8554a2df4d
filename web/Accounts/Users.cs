using Cluster.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cluster.Web.Accounts;

/// <summary>What an admin does with accounts; somebody always stays admin.</summary>
public sealed class Users(AccountsContext context, UserManager<Account> users, TimeProvider time)
{
    /// <summary>All accounts by name.</summary>
    public async Task<IReadOnlyList<UserView>> List(CancellationToken cancellation)
    {
        var accounts = await context.Users.AsNoTracking().OrderBy(user => user.NormalizedUserName).ToListAsync(cancellation);
        return [.. accounts.Select(View)];
    }

    /// <summary>A new account; faults of name or password are in the result.</summary>
    public async Task<(IdentityResult Result, UserView User)> Create(string name, string password, string role)
    {
        RequireRole(role);
        var account = new Account { UserName = name, Role = role, CreatedAt = time.GetUtcNow() };
        var result = await users.CreateAsync(account, password);
        return (result, View(account));
    }

    /// <summary>Gives an account another role; its cookies follow within a minute.</summary>
    public Task<UserView> SetRole(Guid id, string role, CancellationToken cancellation)
    {
        RequireRole(role);
        return Change(id, account => account.Role = role, cancellation);
    }

    /// <summary>Locks an account (its tokens with it), or lets it in again.</summary>
    public Task<UserView> SetLocked(Guid id, bool locked, CancellationToken cancellation) => Change(
        id,
        account => (account.LockoutEnabled, account.LockoutEnd, account.AccessFailedCount) = (true, locked ? DateTimeOffset.MaxValue : null, 0),
        cancellation);

    private async Task<UserView> Change(Guid id, Action<Account> change, CancellationToken cancellation)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await AccountLock.Take(context, cancellation);
        var account = await users.FindByIdAsync(id.ToString())
            ?? throw new CommandRefusedException($"There is no account {id}.", RefusalKind.NotFound);
        change(account);
        var result = await users.UpdateSecurityStampAsync(account);
        if (!result.Succeeded)
            throw new CommandRefusedException(string.Join(" ", result.Errors.Select(error => error.Description)), RefusalKind.Conflict);
        var now = time.GetUtcNow();
        if (!await context.Users.AnyAsync(user => user.Role == Roles.Admin && (user.LockoutEnd == null || user.LockoutEnd < now), cancellation))
            throw new CommandRefusedException("Somebody has to stay admin: make another account admin first.", RefusalKind.Conflict);
        await transaction.CommitAsync(cancellation);
        return View(account);
    }

    private static void RequireRole(string role)
    {
        if (!Roles.Exists(role))
            throw new CommandRefusedException($"A role is one of {string.Join(", ", Roles.All)}; found '{role}'.");
    }

    private UserView View(Account account) =>
        new(account.Id, account.UserName!, account.Role, account.CreatedAt, account.LockoutEnd > time.GetUtcNow());
}
