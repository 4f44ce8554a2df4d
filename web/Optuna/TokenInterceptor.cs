using Cluster.Web.Accounts;
using Grpc.Core;
using Grpc.Core.Interceptors;

namespace Cluster.Web.Optuna;

/// <summary>Lets only calls with an API token pass: viewers may read, researchers may run trials.</summary>
internal sealed class TokenInterceptor(TokenCheck tokens) : Interceptor
{
    /// <summary>Where the caller's name is kept for the call.</summary>
    public const string User = "user";

    private const string Bearer = "Bearer ";

    public override async Task<TResponse> UnaryServerHandler<TRequest, TResponse>(
        TRequest request, ServerCallContext context, UnaryServerMethod<TRequest, TResponse> continuation)
    {
        var given = context.RequestHeaders.GetValue("authorization");
        if (given?.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) is not true)
            throw Refuse(StatusCode.Unauthenticated, "This port is open to the network: send an API token as metadata, authorization: Bearer <token>.");
        if (await tokens.Find(given[Bearer.Length..].Trim(), context.CancellationToken) is not { } owner)
            throw Refuse(StatusCode.Unauthenticated, "The token is unknown, revoked or expired.");
        // /optuna.StorageService/GetTrials
        var role = context.Method[(context.Method.LastIndexOf('/') + 1)..].StartsWith("Get", StringComparison.Ordinal) ? Roles.Viewer : Roles.Researcher;
        if (!Roles.From(role).Contains(owner.Role))
            throw Refuse(StatusCode.PermissionDenied, $"{context.Method} needs the role {role}, but this token has {owner.Role}.");
        context.UserState[User] = owner.Name;
        return await continuation(request, context);
    }

    private static RpcException Refuse(StatusCode code, string sentence) => new(new Status(code, sentence));
}
