using System.Globalization;
using System.Runtime.InteropServices;
using Cluster.Contracts.Signals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Cluster.Web.Signals;

/// <summary>Signals over the API: what they are, and their samples as bytes.</summary>
internal static class SignalEndpoints
{
    /// <summary>The part of a route that names a signal.</summary>
    public const string Id = "/{id:regex(^signal-[0-9]+$)}";
    private const int MaxPoints = 4_000_000;

    public static void MapSignals(this IEndpointRouteBuilder routes)
    {
        var signals = routes.MapApi("/signals", "Signals");
        signals.MapGet(Id, Get).WithSummary("One recording");
        signals.MapGet(Id + "/samples", Samples).Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream")
            .WithSummary("Samples between two times (s) as little-endian float32")
            .WithDescription(
                "All of them if they are at most `points`, else minimum and maximum of equal buckets. Headers: X-Start-Seconds, X-Step-Seconds, " +
                "X-Samples-Covered, X-Envelope (true or false), X-Unit (percent-encoded).");
    }

    private static async Task<SignalRow> Get(string id, IDatasetQueries queries, ClusterCalls calls, CancellationToken cancellation) =>
        await calls.Run(token => queries.Signal(id, token), cancellation) ?? throw NotThere.Of(id);

    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult>> Samples(
        string id, HttpContext context, IDatasetQueries queries, ClusterCalls calls, CancellationToken cancellation,
        double? from = null, double? to = null, int points = 4000)
    {
        new Faults()
            .Require(points is >= 2 and <= MaxPoints, "points", $"is 2 to {MaxPoints}; found {points}")
            .Require(from is null || double.IsFinite(from.Value), "from", $"is a time in seconds; found {from}")
            .Require(to is null || double.IsFinite(to.Value), "to", $"is a time in seconds; found {to}")
            .Require(!(from >= to), "to", $"is above from; found {to}")
            .ThrowIfAny();
        var signal = await Get(id, queries, calls, cancellation);
        var tag = new EntityTagHeaderValue(string.Create(CultureInfo.InvariantCulture, $"\"{signal.Hash}-{from:R}-{to:R}-{points}\""));
        var headers = context.Response.Headers;
        // The samples of a signal never change, but who may read them can.
        headers.CacheControl = "private, max-age=31536000, immutable";
        headers.Vary = "Cookie, Authorization";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
        {
            headers.ETag = tag.ToString();
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        }

        var window = await calls.Run(token => queries.Samples(id, from, to, points, token), cancellation) ?? throw NotThere.Of(id);
        headers["X-Start-Seconds"] = window.StartSeconds.ToString("R", CultureInfo.InvariantCulture);
        headers["X-Step-Seconds"] = window.StepSeconds.ToString("R", CultureInfo.InvariantCulture);
        headers["X-Samples-Covered"] = window.SamplesCovered.ToString(CultureInfo.InvariantCulture);
        headers["X-Envelope"] = window.IsEnvelope ? "true" : "false";
        headers["X-Unit"] = Uri.EscapeDataString(window.Unit);
        return TypedResults.Bytes(MemoryMarshal.AsBytes(window.Values.AsSpan()).ToArray(), "application/octet-stream", entityTag: tag);
    }
}
