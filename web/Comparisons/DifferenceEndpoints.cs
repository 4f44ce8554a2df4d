using System.Globalization;
using System.Text.Json;
using Cluster.Contracts.Comparisons;
using Cluster.Web.Plots;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cluster.Web.Comparisons;

/// <summary>Differences of two signals, and features of several, over the API.</summary>
internal static class DifferenceEndpoints
{
    private const string Pair = "/{a:regex(^signal-[0-9]+$)}/{b:regex(^signal-[0-9]+$)}";

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
        new Faults().RequirePart(from, to, points).Require(isKnown, "curve", $"is one of {Words<DifferenceCurve>()}; found {curve}").ThrowIfAny();
        var found = await calls.Run(token => differences.Curve(Query(a, b, alignment), which, from, to, points, token), cancellation);
        var what = string.Create(CultureInfo.InvariantCulture, $"{found.Hash}-{which}-{alignment}-{from:R}-{to:R}-{points}");
        if (CurveAnswer.Unchanged(context, what, IDifferenceQueries.Version, v) is { } unchanged)
            return unchanged;
        return CurveAnswer.Of(context, found);
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
}
