using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace Cluster.Web.Accounts;

/// <summary>
/// Refuses commands and WebSockets that a browser sends for another origin: a cookie with SameSite alone would let in every other port of this host.
/// Calls with a token are exempt, since a browser never adds one by itself.
/// </summary>
internal static class SameOrigin
{
    public static void UseSameOrigin(this WebApplication app) => app.Use(next => context =>
    {
        if (!MayAct(context.Request) || ApiTokenHandler.IsMeantBy(context.Request) || IsSameOrigin(context.Request))
            return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    });

    private static bool MayAct(HttpRequest request) =>
        !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method))
        || request.HttpContext.WebSockets.IsWebSocketRequest
        || string.Equals(request.Headers.Upgrade, "websocket", StringComparison.OrdinalIgnoreCase);

    private static bool IsSameOrigin(HttpRequest request)
    {
        // The browser's own judgement first: behind a proxy the host seen here may not be the one it asked.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0)
            return site is "same-origin" or "none";
        var origin = request.Headers[HeaderNames.Origin].ToString();
        return origin.Length == 0
            || Uri.TryCreate(origin, UriKind.Absolute, out var from) && string.Equals(from.Authority, request.Host.Value, StringComparison.OrdinalIgnoreCase);
    }
}
