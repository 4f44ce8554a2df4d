using System.Security.Claims;
using Cluster.Contracts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Cluster.Web.Accounts;

/// <summary>Who I am, my tokens, and for admins the accounts and the audit.</summary>
internal static class AccountEndpoints
{
    public static void MapAccounts(this IEndpointRouteBuilder routes)
    {
        routes.MapApi("/me", "Accounts").MapGet("", Me).WithSummary("Who is asking");

        var tokens = routes.MapApi("/tokens", "Accounts");
        tokens.MapGet("", Tokens).WithSummary("My tokens");
        tokens.MapPost("", CreateToken).WithSummary("Make a token; its text is in this answer and nowhere else");
        tokens.MapDelete("/{id:long}", RevokeToken).WithSummary("Revoke one of my tokens");

        var users = routes.MapApi("/users", "Accounts").RequireAuthorization(Roles.Admin);
        users.MapGet("", ListUsers).WithSummary("All accounts");
        users.MapPost("", CreateUser).WithSummary("Make an account");
        users.MapPut("/{id:guid}/role", SetRole).WithSummary("Give an account another role");
        users.MapPut("/{id:guid}/lock", SetLocked).WithSummary("Lock an account or let it in again");

        var admin = routes.MapApi("/admin", "Accounts").RequireAuthorization(Roles.Admin);
        admin.MapGet("/tokens", AllTokens).WithSummary("The tokens of everybody");
        admin.MapDelete("/tokens/{id:long}", RevokeAnyToken).WithSummary("Revoke anybody's token");
        admin.MapGet("/audit", ReadAudit).WithSummary("Who did what, newest first");
    }

    private static MeView Me(ClaimsPrincipal user) => new(
        user.Identity!.Name!, user.FindFirstValue(ClaimTypes.Role)!, user.Identity.AuthenticationType == ApiTokenHandler.SchemeName);

    private static async Task<IReadOnlyList<TokenView>> Tokens(
        ClaimsPrincipal user, UserManager<Account> accounts, ApiTokens tokens, CancellationToken cancellation) =>
        await tokens.List((await Owner(user, accounts)).Id, cancellation);

    private static async Task<Created<CreatedToken>> CreateToken(
        TokenRequest request, ClaimsPrincipal user, UserManager<Account> accounts, ApiTokens tokens, Audit audit, CancellationToken cancellation)
    {
        // A token must not be a way to outlive its own expiry.
        if (user.Identity!.AuthenticationType == ApiTokenHandler.SchemeName)
            throw new UnauthorizedAccessException("A token cannot make tokens: sign in on the account page, or use `cluster token create`.");
        var created = await tokens.Create(request.Name, request.Role, request.Days, await Owner(user, accounts), cancellation);
        await audit.Note(user.Identity.Name!, "token.create", request.Name, Audit.Done, cancellation);
        return TypedResults.Created($"{Api.Root}/tokens/{created.Token.Id}", created);
    }

    private static async Task<Results<NoContent, NotFound>> RevokeToken(
        long id, ClaimsPrincipal user, UserManager<Account> accounts, ApiTokens tokens, Audit audit, CancellationToken cancellation) =>
        await Revoke(id, (await Owner(user, accounts)).Id, user, tokens, audit, cancellation);

    private static Task<IReadOnlyList<TokenView>> AllTokens(ApiTokens tokens, CancellationToken cancellation) => tokens.List(null, cancellation);

    private static Task<Results<NoContent, NotFound>> RevokeAnyToken(
        long id, ClaimsPrincipal user, ApiTokens tokens, Audit audit, CancellationToken cancellation) =>
        Revoke(id, null, user, tokens, audit, cancellation);

    private static async Task<Results<NoContent, NotFound>> Revoke(
        long id, Guid? account, ClaimsPrincipal user, ApiTokens tokens, Audit audit, CancellationToken cancellation)
    {
        if (!await tokens.Revoke(id, account, cancellation))
            return TypedResults.NotFound();
        await audit.Note(user.Identity!.Name!, "token.revoke", $"{id}", Audit.Done, cancellation);
        return TypedResults.NoContent();
    }

    private static Task<IReadOnlyList<UserView>> ListUsers(Users users, CancellationToken cancellation) => users.List(cancellation);

    private static async Task<Created<UserView>> CreateUser(
        UserRequest request, ClaimsPrincipal admin, Users users, Audit audit, CancellationToken cancellation)
    {
        var (result, user) = await users.Create(request.Name, request.Password, request.Role);
        var faults = new Faults();
        foreach (var error in result.Errors)
            faults.Require(false, error.Code.StartsWith("Password", StringComparison.Ordinal) ? "password" : "name", error.Description);
        faults.ThrowIfAny();
        await audit.Note(admin.Identity!.Name!, "user.create", request.Name, Audit.Done, cancellation);
        return TypedResults.Created($"{Api.Root}/users/{user.Id}", user);
    }

    private static async Task<UserView> SetRole(
        Guid id, RoleRequest request, ClaimsPrincipal admin, Users users, Audit audit, CancellationToken cancellation)
    {
        var user = await users.SetRole(id, request.Role, cancellation);
        await audit.Note(admin.Identity!.Name!, "user.role", $"{user.Name} {user.Role}", Audit.Done, cancellation);
        return user;
    }

    private static async Task<UserView> SetLocked(
        Guid id, LockRequest request, ClaimsPrincipal admin, Users users, Audit audit, CancellationToken cancellation)
    {
        var user = await users.SetLocked(id, request.Locked, cancellation);
        await audit.Note(admin.Identity!.Name!, request.Locked ? "user.lock" : "user.unlock", user.Name, Audit.Done, cancellation);
        return user;
    }

    private static Task<Page<AuditEntry>> ReadAudit(Audit audit, CancellationToken cancellation, string? user = null, int skip = 0, int take = 100)
    {
        Api.RequirePage(skip, take);
        return audit.List(user, skip, take, cancellation);
    }

    private static async Task<Account> Owner(ClaimsPrincipal user, UserManager<Account> accounts) => await accounts.GetUserAsync(user)
        ?? throw new CommandRefusedException($"{user.Identity!.Name} is a token without an account: it has no tokens of its own.", RefusalKind.Conflict);
}
