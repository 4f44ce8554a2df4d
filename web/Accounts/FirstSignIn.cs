using Cluster.Contracts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Cluster.Web.Accounts;

/// <summary>How the first admin comes in: by a one-time token that a starting process prints as long as there is no admin.</summary>
public sealed class FirstSignIn(AccountsContext context, UserManager<Account> users, TimeProvider time)
{
    private static readonly TimeSpan _lifetime = TimeSpan.FromHours(24);

    /// <summary>The address to open after a start: with a fresh one-time token if there is no admin, else as it is.</summary>
    public async Task<Uri> Address(Uri site, CancellationToken cancellation)
    {
        if (await HasAdmin(cancellation))
            return site;
        var text = SecretText.New("");
        context.FirstTokens.Add(new FirstToken { Hash = SecretText.Hash(text), ExpiresAt = time.GetUtcNow() + _lifetime });
        await context.SaveChangesAsync(cancellation);
        return new Uri(site, $"/sign-in?token={text}");
    }

    /// <summary>Whether a token would be accepted now.</summary>
    public async Task<bool> IsOpen(string token, CancellationToken cancellation) =>
        !await HasAdmin(cancellation) && await Find(token).AnyAsync(cancellation);

    /// <summary>
    /// Creates the admin and forgets all one-time tokens, in one transaction that runs alone. Refuses with a conflict when there is an admin or the token is
    /// not (or no longer) one of ours; faults of name or password come back in the result and leave the token as it was.
    /// </summary>
    public async Task<IdentityResult> CreateAdmin(string token, string name, string password, CancellationToken cancellation)
    {
        await using var transaction = await context.Database.BeginTransactionAsync(cancellation);
        await AccountLock.Take(context, cancellation);
        if (await HasAdmin(cancellation) || !await Find(token).AnyAsync(cancellation))
            throw new CommandRefusedException("This link has been used or has expired; a restart prints a new one as long as there is no admin.", RefusalKind.Conflict);

        var result = await users.CreateAsync(new Account { UserName = name, Role = Roles.Admin, CreatedAt = time.GetUtcNow() }, password);
        if (!result.Succeeded)
            return result;
        await context.FirstTokens.ExecuteDeleteAsync(cancellation);
        await transaction.CommitAsync(cancellation);
        return result;
    }

    private Task<bool> HasAdmin(CancellationToken cancellation) => context.Users.AnyAsync(user => user.Role == Roles.Admin, cancellation);

    private IQueryable<FirstToken> Find(string token)
    {
        var now = time.GetUtcNow();
        var hash = SecretText.Hash(token);
        return context.FirstTokens.Where(row => row.Hash == hash && row.ExpiresAt > now);
    }
}
