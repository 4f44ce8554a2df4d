using System.Globalization;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace Cluster.Web.Accounts;

/// <summary>A bucket of API calls a user, and a window of sign-ins an address.</summary>
internal static class RateLimits
{
    public static void AddRateLimits(this IServiceCollection services)
    {
        services.AddRateLimiter(limiter => limiter.OnRejected = Refuse);
        services.AddOptions<RateLimiterOptions>().Configure<IOptions<WebOptions>>((limiter, options) =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context => Partition(context, options.Value));
        });
    }

    private static RateLimitPartition<string> Partition(HttpContext context, WebOptions options)
    {
        var address = context.Connection.RemoteIpAddress?.ToString() ?? "nowhere";
        if (Api.IsAskedBy(context.Request))
        {
            return RateLimitPartition.GetTokenBucketLimiter($"api {context.User.Identity?.Name ?? address}", _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = options.ApiBurst,
                TokensPerPeriod = options.ApiPerSecond,
                ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            });
        }

        if (HttpMethods.IsPost(context.Request.Method) && context.Request.Path.StartsWithSegments("/sign-in", StringComparison.OrdinalIgnoreCase))
        {
            return RateLimitPartition.GetFixedWindowLimiter($"sign-in {address}", _ => new FixedWindowRateLimiterOptions
            {
                PermitLimit = options.SignInsPerMinute,
                Window = TimeSpan.FromMinutes(1),
            });
        }

        return RateLimitPartition.GetNoLimiter("pages");
    }

    private static async ValueTask Refuse(OnRejectedContext rejected, CancellationToken cancellation)
    {
        var context = rejected.HttpContext;
        var wait = rejected.Lease.TryGetMetadata(MetadataName.RetryAfter, out var time) ? Math.Max(1, (int)Math.Ceiling(time.TotalSeconds)) : 1;
        context.Response.Headers[HeaderNames.RetryAfter] = wait.ToString(CultureInfo.InvariantCulture);
        var sentence = $"Too many requests; try again in {wait} s.";
        if (!Api.IsAskedBy(context.Request))
        {
            await context.Response.WriteAsync(sentence, cancellation);
            return;
        }

        await context.RequestServices.GetRequiredService<IProblemDetailsService>().WriteAsync(new ProblemDetailsContext
        {
            HttpContext = context,
            ProblemDetails = new ProblemDetails { Status = StatusCodes.Status429TooManyRequests, Detail = sentence },
        });
    }
}
