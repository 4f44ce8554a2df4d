using System.Globalization;
using System.Runtime.InteropServices;
using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Cluster.Web.Layout;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cluster.Web.Signals;

/// <summary>Records that a specification would generate, drawn before anything is.</summary>
internal static class PreviewEndpoints
{
    public static void MapPreviews(this IEndpointRouteBuilder routes) => routes.MapApi("/datasets", "Datasets")
        .MapGet("/generate/preview/{curve}", Preview)
        .RequireAuthorization(Roles.Researcher)
        .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream")
        .WithSummary("One record of a class as it would be generated, as little-endian float32")
        .WithDescription("Headers: X-Start and X-Step (s or Hz), X-Envelope (minimum and maximum in turn), X-Unit and X-Severity (percent-encoded), X-Speed-Rpm.");

    private static async Task<FileContentHttpResult> Preview(
        string curve, string label, HttpContext context, IGeneratorPreviews previews, ClusterCalls calls, CancellationToken cancellation,
        string? preset = null, long seed = 42, int machines = 6, int records = 4, double seconds = 5, double rate = 20_480, string profile = "constant",
        string? severities = null, int points = 2000)
    {
        new Faults()
            .Require(curve is "time" or "spectrum", "curve", $"is time or spectrum; found {curve}")
            .Require(GenerateWords.Classes.Contains(label), "label", $"is one of {string.Join(", ", GenerateWords.Classes)}; found {label}")
            .Require(points is >= 16 and <= 100_000, "points", $"is 16 to 100000; found {points}")
            .ThrowIfAny();
        var spec = new GenerateSpec("preview", [label], machines, records, seconds, seed, new(["machine"]))
        {
            Preset = preset,
            RateHz = rate,
            SpeedProfile = profile,
            Severities = severities is null ? null : TypedNumbers.List(severities),
        };
        var drawn = await calls.Run(token => previews.Curve(spec, label, curve == "spectrum", points, token), cancellation);
        var headers = context.Response.Headers;
        // The generator of another version draws another one.
        headers.CacheControl = "private, max-age=600";
        headers["X-Start"] = drawn.Start.ToString("R", CultureInfo.InvariantCulture);
        headers["X-Step"] = drawn.Step.ToString("R", CultureInfo.InvariantCulture);
        headers["X-Envelope"] = drawn.IsEnvelope ? "true" : "false";
        headers["X-Unit"] = Uri.EscapeDataString(drawn.Unit);
        headers["X-Severity"] = Uri.EscapeDataString(drawn.Severity);
        headers["X-Speed-Rpm"] = drawn.SpeedRpm.ToString("F1", CultureInfo.InvariantCulture);
        return TypedResults.Bytes(MemoryMarshal.AsBytes(drawn.Values.AsSpan()).ToArray(), "application/octet-stream");
    }
}
