using System.Text.Json;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Cluster.Silo.Telemetry;

/// <summary><c>/health/live</c>: the process answers; <c>/health/ready</c>: it can do its work, part by part as JSON.</summary>
internal static class HealthEndpoints
{
    private const string Root = "/health";

    /// <summary>A part that does not answer within this time counts as not ready.</summary>
    private static readonly TimeSpan PartLimit = TimeSpan.FromSeconds(2);

    public static bool IsProbe(PathString path) => path.StartsWithSegments(Root, StringComparison.Ordinal);

    public static void AddHealth(this IServiceCollection services, NodeOptions options)
    {
        var checks = services.AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", timeout: PartLimit)
            .AddCheck<SchedulerHealth>("scheduler", timeout: PartLimit);
        if (options.RunsSilo)
            checks.AddCheck<MembershipHealth>("membership", timeout: PartLimit);
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet($"{Root}/live", () => Results.Json(new { status = "live" })).AllowAnonymous().ExcludeFromDescription().DisableRateLimiting();
        app.MapHealthChecks($"{Root}/ready", new HealthCheckOptions { ResponseWriter = Write }).AllowAnonymous().DisableRateLimiting();
    }

    private static Task Write(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "application/json";
        return JsonSerializer.SerializeAsync(context.Response.Body, new
        {
            status = report.Status == HealthStatus.Healthy ? "ready" : "not ready",
            parts = report.Entries.ToDictionary(
                part => part.Key,
                part => new { ready = part.Value.Status == HealthStatus.Healthy, detail = part.Value.Description }),
        }, cancellationToken: context.RequestAborted);
    }
}
