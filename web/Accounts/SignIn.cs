using Microsoft.AspNetCore.Identity;

namespace Cluster.Web.Accounts;

/// <summary>Signs in by name and password; the answer never says which of them was wrong, nor whether the account is locked.</summary>
public sealed class SignIn(UserManager<Account> users, SignInManager<Account> signIn, IPasswordHasher<Account> hasher, Audit audit)
{
    /// <summary>What is said whenever it did not work.</summary>
    public const string Refused = "Name or password is wrong, or the account is locked for now.";

    private static readonly Account _nobody = new() { UserName = "nobody" };
    private static string? _nobodysHash;

    /// <summary>Whether it worked; then the cookie is set.</summary>
    public async Task<bool> WithPassword(string name, string password, CancellationToken cancellation)
    {
        var account = await users.FindByNameAsync(name);
        if (account is null)
        {
            // As slow as for an account that exists, so that time does not tell which names do.
            _nobodysHash ??= hasher.HashPassword(_nobody, Guid.NewGuid().ToString());
            hasher.VerifyHashedPassword(_nobody, _nobodysHash, password);
            await audit.Note("nobody", "sign-in", "unknown name", "refused", cancellation);
            return false;
        }

        var result = await signIn.PasswordSignInAsync(account, password, isPersistent: false, lockoutOnFailure: true);
        await audit.Note(account.UserName!, "sign-in", account.UserName!, result.Succeeded ? Audit.Done : "refused", cancellation);
        return result.Succeeded;
    }

    /// <summary>Signs in an account that has just proved who it is.</summary>
    public async Task Trusted(string name, CancellationToken cancellation)
    {
        var account = await users.FindByNameAsync(name) ?? throw new InvalidOperationException($"There is no account '{name}'.");
        await signIn.SignInAsync(account, isPersistent: false);
        await audit.Note(name, "sign-in", name, Audit.Done, cancellation);
    }
}
