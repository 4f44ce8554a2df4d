using Cluster.Contracts;
using Microsoft.AspNetCore.Components.Authorization;

namespace Cluster.Web.Layout;

/// <summary>Who sits before this circuit, and what they may do: asked again by every handler that changes something.</summary>
public sealed class PageUser(AuthenticationStateProvider authentication)
{
    /// <summary>Roles from the least to the most; each may do what those before it may.</summary>
    public static readonly IReadOnlyList<string> Roles = ["viewer", "researcher", "operator", "admin"];

    /// <summary>Whether the user has this role or a greater one.</summary>
    public async Task<bool> Is(string role)
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        return Roles.SkipWhile(other => other != role).Any(user.IsInRole);
    }

    /// <summary>The context of a command that needs a role; refuses if the user has not got it.</summary>
    public async Task<CommandContext> Command(string role, Guid commandId)
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        if (!Roles.SkipWhile(other => other != role).Any(user.IsInRole))
            throw new CommandRefusedException($"This needs the role {role}; ask an administrator for it.", RefusalKind.Conflict);
        return new CommandContext(user.Identity?.Name ?? "unknown", commandId);
    }
}
