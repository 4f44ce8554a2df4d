using System.Globalization;
using System.Runtime.InteropServices;
using Cluster.Contracts.Signals;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Net.Http.Headers;

namespace Cluster.Web.Plots;

/// <summary>How the numbers of a plot are answered: little-endian float32, what they mean in headers, kept by the browser as long as they hold.</summary>
internal static class CurveAnswer
{
    private const int MaxPoints = 4_000_000;

    /// <summary>Requires a part of an x axis and how many values it may have, 2 to 4,000,000.</summary>
    public static Faults RequirePart(this Faults faults, double? from, double? to, int points) => faults
        .RequirePlace(from, to)
        .Require(points is >= 2 and <= MaxPoints, "points", $"is 2 to {MaxPoints}; found {points}");

    /// <summary>Requires a part of an x axis: finite ends, the first below the second.</summary>
    public static Faults RequirePlace(this Faults faults, double? from, double? to) => faults
        .Require(from is null || double.IsFinite(from.Value), "from", $"is a place of the x axis; found {from}")
        .Require(to is null || double.IsFinite(to.Value), "to", $"is a place of the x axis; found {to}")
        .Require(!(from >= to), "to", $"is above from; found {to}");

    /// <summary>A curve with its place, units and note in headers.</summary>
    public static FileContentHttpResult Of(HttpContext context, SignalCurve curve)
    {
        var headers = context.Response.Headers;
        headers["X-Start"] = Text(curve.Start);
        headers["X-Step"] = Text(curve.Step);
        headers["X-Covered"] = curve.Covered.ToString(CultureInfo.InvariantCulture);
        headers["X-Envelope"] = curve.IsEnvelope ? "true" : "false";
        headers["X-Axis-Unit"] = Uri.EscapeDataString(curve.XUnit);
        headers["X-Unit"] = Uri.EscapeDataString(curve.YUnit);
        headers["X-Domain-From"] = Text(curve.DomainFrom);
        headers["X-Domain-To"] = Text(curve.DomainTo);
        headers["X-Note"] = Uri.EscapeDataString(curve.Note);
        if (curve is { LowHz: { } lowest, HighHz: { } highest })
            (headers["X-Low-Hz"], headers["X-High-Hz"]) = (Text(lowest), Text(highest));
        return Bytes(curve.Values);
    }

    /// <summary>
    /// 304 if the browser has this answer already, else null. What is shown of a signal never changes, but how it is computed can, and who may see it: only an
    /// address that names the version of the computation is kept for ever.
    /// </summary>
    public static StatusCodeHttpResult? Unchanged(HttpContext context, string what, int version, int? asked)
    {
        var tag = new EntityTagHeaderValue($"\"{version}-{what}\"");
        var headers = context.Response.Headers;
        headers.ETag = tag.ToString();
        headers.Vary = "Cookie, Authorization";
        headers.CacheControl = asked == version ? "private, max-age=31536000, immutable" : "private, no-cache";
        return context.Request.GetTypedHeaders().IfNoneMatch.Any(known => known.Compare(tag, useStrongComparison: false))
            ? TypedResults.StatusCode(StatusCodes.Status304NotModified)
            : null;
    }

    /// <summary>Values as they are sent.</summary>
    public static FileContentHttpResult Bytes(float[] values) => TypedResults.Bytes(MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), "application/octet-stream");

    /// <summary>A number in a header, to the last digit.</summary>
    public static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture);
}
