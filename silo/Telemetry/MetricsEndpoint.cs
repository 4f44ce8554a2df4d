using System.Net;

namespace Cluster.Silo.Telemetry;

/// <summary>Metrics in Prometheus' format, for a scraper on this machine or a signed-in operator.</summary>
internal static class MetricsEndpoint
{
    private const string Path = "/metrics";

    public static void MapMetrics(this WebApplication app)
    {
        app.Use((context, next) =>
        {
            if (!context.Request.Path.StartsWithSegments(Path, StringComparison.Ordinal) || IsAllowed(context))
                return next(context);
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
            return Task.CompletedTask;
        });
        app.MapPrometheusScrapingEndpoint(Path).AllowAnonymous();
    }

    // A proxy on this machine forwards strangers from loopback and says so in a header.
    private static bool IsAllowed(HttpContext context)
    {
        var local = context.Connection.RemoteIpAddress is { } remote && IPAddress.IsLoopback(remote);
        var forwarded = context.Request.Headers.ContainsKey("X-Forwarded-For") || context.Request.Headers.ContainsKey("Forwarded");
        return (local && !forwarded) || context.User.IsInRole("operator") || context.User.IsInRole("admin");
    }
}
