using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Cluster.Contracts.Comparisons;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Cluster.Web.Comparisons;

/// <summary>Differences of two signals, and features of several, over the API.</summary>
internal static class DifferenceEndpoints
{
    private const string Pair = "/{a:regex(^signal-[0-9]+$)}/{b:regex(^signal-[0-9]+$)}";
    private const int MaxPoints = 4_000_000;

    public static void MapDifferences(this IEndpointRouteBuilder routes)
    {
        var differences = routes.MapApi("/differences", "Comparisons");
        differences.MapGet(Pair, Difference).WithSummary("How two signals differ in time and in power")
            .WithDescription("`alignment`: none, crossCorrelation or tacho. Above `high` signals are very, above `medium` somewhat different, in their unit.");
        differences.MapGet(Pair + "/curves/{curve}", Curve).Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream")
            .WithSummary("A curve of a difference between two places of its x axis as little-endian float32")
            .WithDescription(
                "`curve`: time (A - B), decibels (power of A over B), low and high (ends of the 95 % interval). Headers: X-Start, X-Step, X-Covered, X-Envelope (true or false), " +
                "X-Axis-Unit, X-Unit, X-Domain-From, X-Domain-To, X-Note (texts percent-encoded). With `v`, the version of the computation, the answer may be kept for ever.");
        routes.MapApi("/features", "Comparisons").MapGet("/compared", Features).WithSummary("The 36 features of 1 to 10 signals side by side (signals=signal-1,signal-2)");
    }

    /// <summary>A word of an enum as addresses have it.</summary>
    public static string Word<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());

    private static Task<DifferenceView> Difference(
        string a, string b, IDifferenceQueries differences, ClusterCalls calls, CancellationToken cancellation,
        string alignment = "none", double high = 0.1, double? medium = null)
    {
        var query = Query(a, b, alignment) with { High = high, Medium = medium ?? high / 2 };
        return calls.Run(token => differences.Difference(query, token), cancellation);
    }

    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult>> Curve(
        string a, string b, string curve, HttpContext context, IDifferenceQueries differences, ClusterCalls calls, CancellationToken cancellation,
        string alignment = "none", double? from = null, double? to = null, int points = 2000, int? v = null)
    {
        var isKnown = IsWord(curve, out DifferenceCurve which);
        new Faults()
            .Require(isKnown, "curve", $"is one of {Words<DifferenceCurve>()}; found {curve}")
            .Require(points is >= 2 and <= MaxPoints, "points", $"is 2 to {MaxPoints}; found {points}")
            .Require(from is null || double.IsFinite(from.Value), "from", $"is a place of the x axis; found {from}")
            .Require(to is null || double.IsFinite(to.Value), "to", $"is a place of the x axis; found {to}")
            .Require(!(from >= to), "to", $"is above from; found {to}")
            .ThrowIfAny();
        var found = await calls.Run(token => differences.Curve(Query(a, b, alignment), which, from, to, points, token), cancellation);
        var headers = context.Response.Headers;
        var tag = new EntityTagHeaderValue(string.Create(
            CultureInfo.InvariantCulture, $"\"{IDifferenceQueries.Version}-{found.Hash}-{which}-{alignment}-{from:R}-{to:R}-{points}\""));
        headers.ETag = tag.ToString();
        headers.Vary = "Cookie, Authorization";
        // The samples of a signal never change, but how they are compared can, and who may read them.
        headers.CacheControl = v == IDifferenceQueries.Version ? "private, max-age=31536000, immutable" : "private, no-cache";
        if (context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false)))
            return TypedResults.StatusCode(StatusCodes.Status304NotModified);
        headers["X-Start"] = Text(found.Start);
        headers["X-Step"] = Text(found.Step);
        headers["X-Covered"] = found.Covered.ToString(CultureInfo.InvariantCulture);
        headers["X-Envelope"] = found.IsEnvelope ? "true" : "false";
        headers["X-Axis-Unit"] = Uri.EscapeDataString(found.XUnit);
        headers["X-Unit"] = Uri.EscapeDataString(found.YUnit);
        headers["X-Domain-From"] = Text(found.DomainFrom);
        headers["X-Domain-To"] = Text(found.DomainTo);
        headers["X-Note"] = Uri.EscapeDataString(found.Note);
        return TypedResults.Bytes(MemoryMarshal.AsBytes(found.Values.AsSpan()).ToArray(), "application/octet-stream");
    }

    private static Task<ComparedFeatures> Features(string signals, IDifferenceQueries differences, ClusterCalls calls, CancellationToken cancellation)
    {
        var ids = signals.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        return calls.Run(token => differences.Features(ids, token), cancellation);
    }

    private static DifferenceQuery Query(string a, string b, string alignment)
    {
        var isKnown = IsWord(alignment, out SignalAlignment which);
        new Faults().Require(isKnown, "alignment", $"is one of {Words<SignalAlignment>()}; found {alignment}").ThrowIfAny();
        return new(a, b, which);
    }

    private static bool IsWord<T>(string text, out T value)
        where T : struct, Enum => Enum.TryParse(text, ignoreCase: true, out value) && Enum.IsDefined(value);

    private static string Words<T>()
        where T : struct, Enum => string.Join(", ", Enum.GetValues<T>().Select(Word));

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
