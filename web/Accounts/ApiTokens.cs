using Cluster.Contracts;
using Microsoft.EntityFrameworkCore;

namespace Cluster.Web.Accounts;

/// <summary>Makes, finds and revokes the tokens of scripts.</summary>
public sealed class ApiTokens(IDbContextFactory<AccountsContext> contexts, TimeProvider time)
{
    /// <summary>How the text of every token begins.</summary>
    public const string Prefix = "cluster_";

    /// <summary>The longest a token may live.</summary>
    public const int MaxDays = 366;

    private static readonly TimeSpan _useIsWrittenEvery = TimeSpan.FromMinutes(1);

    /// <summary>A new token; the text in the answer is kept nowhere.</summary>
    public async Task<CreatedToken> Create(string name, string role, int days, Account? owner, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > 100)
            throw new CommandRefusedException($"A token's name has 1 to 100 characters; found {name.Length}.");
        if (!Roles.Exists(role))
            throw new CommandRefusedException($"A token's role is one of {string.Join(", ", Roles.All)}; found '{role}'.");
        if (owner is not null && Roles.Lesser(role, owner.Role) != role)
            throw new CommandRefusedException($"A token may do no more than its account: {owner.UserName} is {owner.Role}; found '{role}'.");
        if (days is < 1 or > MaxDays)
            throw new CommandRefusedException($"A token lives 1 to {MaxDays} days; found {days}.");

        var text = SecretText.New(Prefix);
        var now = time.GetUtcNow();
        var token = new ApiToken
        {
            Name = name,
            Prefix = text[..(Prefix.Length + 6)],
            Hash = SecretText.Hash(text),
            Role = role,
            AccountId = owner?.Id,
            CreatedAt = now,
            ExpiresAt = now.AddDays(days),
        };
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        context.ApiTokens.Add(token);
        await context.SaveChangesAsync(cancellation);
        return new CreatedToken(text, View(token, owner?.UserName));
    }

    /// <summary>The tokens of an account, or all of them for null, newest first.</summary>
    public async Task<IReadOnlyList<TokenView>> List(Guid? account, CancellationToken cancellation)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var tokens = await context.ApiTokens.AsNoTracking().Include(token => token.Account)
            .Where(token => account == null || token.AccountId == account)
            .OrderByDescending(token => token.Id).ToListAsync(cancellation);
        return [.. tokens.Select(token => View(token, token.Account?.UserName))];
    }

    /// <summary>Revokes a token, of this account only unless it is null; false if there is none of that number.</summary>
    public async Task<bool> Revoke(long id, Guid? account, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        return await context.ApiTokens
            .Where(token => token.Id == id && (account == null || token.AccountId == account))
            .ExecuteUpdateAsync(set => set.SetProperty(token => token.RevokedAt, token => token.RevokedAt ?? now), cancellation) > 0;
    }

    /// <summary>Who a text speaks for; null if it is unknown, revoked or expired, or its account is locked.</summary>
    public async Task<TokenOwner?> Find(string text, CancellationToken cancellation)
    {
        var now = time.GetUtcNow();
        var hash = SecretText.Hash(text);
        await using var context = await contexts.CreateDbContextAsync(cancellation);
        var token = await context.ApiTokens.AsNoTracking().Include(row => row.Account).SingleOrDefaultAsync(row => row.Hash == hash, cancellation);
        if (token is null || token.RevokedAt is not null || token.ExpiresAt <= now || token.Account?.LockoutEnd > now)
            return null;
        if (token.LastUsedAt is null || now - token.LastUsedAt > _useIsWrittenEvery)
        {
            await context.ApiTokens.Where(row => row.Id == token.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(row => row.LastUsedAt, now), cancellation);
        }

        return token.Account is { } account
            ? new TokenOwner(token.Id, account.Id, account.UserName!, Roles.Lesser(token.Role, account.Role))
            : new TokenOwner(token.Id, null, $"token/{token.Name}", token.Role);
    }

    private static TokenView View(ApiToken token, string? account) => new(
        token.Id, token.Name, token.Prefix, token.Role, account, token.CreatedAt, token.ExpiresAt, token.RevokedAt, token.LastUsedAt);
}
