using System.Data.Common;
using Cluster.Contracts;
using Cluster.Web.Accounts;
using Microsoft.AspNetCore.Components.Authorization;
using Polly.Timeout;

namespace Cluster.Web.Layout;

/// <summary>What a circuit asks of the cluster: commands in the name of whoever sits before it, each after a look at their role, and reads; both are tried again by the one policy.</summary>
public sealed class PageCalls(AuthenticationStateProvider authentication, ClusterCalls calls)
{
    /// <summary>Sends a command that needs a role; refuses if the user has not got it. The same command id acts once.</summary>
    public async Task<T> Command<T>(string role, Guid commandId, Func<CommandContext, CancellationToken, Task<T>> command)
    {
        var user = (await authentication.GetAuthenticationStateAsync()).User;
        if (!Roles.From(role).Any(user.IsInRole))
            throw new CommandRefusedException($"This needs the role {role}; ask an administrator for it.", RefusalKind.Conflict);
        var context = new CommandContext(user.Identity?.Name ?? throw new InvalidOperationException("A user with a role has a name."), commandId);
        return await calls.Run(token => command(context, token), CancellationToken.None);
    }

    /// <summary>Reads.</summary>
    public Task<T> Read<T>(Func<CancellationToken, Task<T>> read) => calls.Run(read, CancellationToken.None);

    /// <summary>Whether a failure is to be told on the page: refused, or the cluster or its database is in trouble.</summary>
    public static bool IsTold(Exception fault) =>
        fault is CommandRefusedException or TimeoutRejectedException or TimeoutException or DbException or Orleans.Runtime.OrleansException;
}
