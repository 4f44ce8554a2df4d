using System.Globalization;
using Cluster.Contracts.Signals;
using Cluster.Web.Plots;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cluster.Web.Signals;

/// <summary>What plots draw of signals, as bytes.</summary>
internal static class CurveEndpoints
{
    private const int MaxCells = 4_000_000;

    public static void MapCurves(this IEndpointRouteBuilder routes)
    {
        var signal = routes.MapApi("/signals/{id:regex(^signal-[0-9]+$)}", "Signals");
        signal.MapGet("/curves/{kind}", Curve).Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream")
            .WithSummary("A curve of a signal between two places of its x axis as little-endian float32")
            .WithDescription(
                "`kind`: time, spectrum, powerSpectralDensity, orderSpectrum, envelope, envelopeSpectrum, cepstrum. All values if they are at most `points`, else " +
                "minimum and maximum of equal buckets in turn. `low` and `high` bound the band of an envelope (Hz); without them it is the one of the highest " +
                "kurtosis. Headers: X-Start, X-Step, X-Covered, X-Envelope (true or false), X-Axis-Unit, X-Unit, X-Domain-From, X-Domain-To, X-Low-Hz, " +
                "X-High-Hz, X-Note (texts percent-encoded). With `v`, the version of the computation, the answer may be kept for ever.");
        signal.MapGet("/spectrogram", Spectrogram).Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream")
            .WithSummary("A spectrogram in dB re 1 unit²/Hz as little-endian float32, lowest frequency first, each row over time")
            .WithDescription(
                "Hann window of `segment` samples. Headers: X-Rows, X-Columns, X-Start, X-Step (s), X-Start-Hz, X-Step-Hz, X-Domain-To (s), X-Unit, X-Note " +
                "(texts percent-encoded). With `v`, the version of the computation, the answer may be kept for ever.");
    }

    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult>> Curve(
        string id, string kind, HttpContext context, ISignalCurves curves, ClusterCalls calls, CancellationToken cancellation,
        double? from = null, double? to = null, int points = 2000, double? low = null, double? high = null, int? v = null)
    {
        var isKnown = Enum.TryParse<CurveKind>(kind, ignoreCase: true, out var known) && Enum.IsDefined(known);
        new Faults().RequirePart(from, to, points)
            .Require(isKnown, "kind", $"is one of {string.Join(", ", Enum.GetValues<CurveKind>().Select(CurveWords.Path))}; found {kind}")
            .Require(low is null == high is null, "high", "comes with low, or neither is given")
            .Require(low is null || (low >= 0 && high > low && double.IsFinite(high.Value)), "low", $"is at least 0 and below high; found {low} to {high}")
            .ThrowIfAny();
        var query = new CurveQuery(known, from, to, points, low, high);
        var curve = await calls.Run(token => curves.Curve(id, query, token), cancellation) ?? throw NotThere.Of(id);
        if (CurveAnswer.Unchanged(context, $"{curve.Hash}-{known}-{from:R}-{to:R}-{points}-{low:R}-{high:R}", ISignalCurves.Version, v) is { } unchanged)
            return unchanged;
        return CurveAnswer.Of(context, curve);
    }

    private static async Task<Results<FileContentHttpResult, StatusCodeHttpResult>> Spectrogram(
        string id, HttpContext context, ISignalCurves curves, ClusterCalls calls, CancellationToken cancellation,
        double? from = null, double? to = null, int? segment = null, int columns = 300, int rows = 128, int? v = null)
    {
        new Faults().RequirePlace(from, to)
            .Require(segment is null or (>= 16 and <= 32768), "segment", $"is 16 to 32768; found {segment}")
            .Require(columns >= 1 && rows >= 1 && (long)columns * rows <= MaxCells, "columns", $"times rows is 1 to {MaxCells}; found {columns} x {rows}")
            .ThrowIfAny();
        var query = new SpectrogramQuery(from, to, segment, columns, rows);
        var spectrogram = await calls.Run(token => curves.Spectrogram(id, query, token), cancellation) ?? throw NotThere.Of(id);
        if (CurveAnswer.Unchanged(context, $"{spectrogram.Hash}-spectrogram-{from:R}-{to:R}-{segment}-{columns}-{rows}", ISignalCurves.Version, v) is { } unchanged)
            return unchanged;
        var headers = context.Response.Headers;
        headers["X-Rows"] = spectrogram.Rows.ToString(CultureInfo.InvariantCulture);
        headers["X-Columns"] = spectrogram.Columns.ToString(CultureInfo.InvariantCulture);
        headers["X-Start"] = CurveAnswer.Text(spectrogram.StartSeconds);
        headers["X-Step"] = CurveAnswer.Text(spectrogram.StepSeconds);
        headers["X-Start-Hz"] = CurveAnswer.Text(spectrogram.StartHz);
        headers["X-Step-Hz"] = CurveAnswer.Text(spectrogram.StepHz);
        headers["X-Domain-To"] = CurveAnswer.Text(spectrogram.DomainSeconds);
        headers["X-Unit"] = Uri.EscapeDataString(spectrogram.Unit);
        headers["X-Note"] = Uri.EscapeDataString(spectrogram.Note);
        return CurveAnswer.Bytes(spectrogram.Levels);
    }
}
