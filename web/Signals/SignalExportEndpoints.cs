using System.Globalization;
using Cluster.Contracts.Signals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Net.Http.Headers;

namespace Cluster.Web.Signals;

/// <summary>Signals as files: CSV, NPY, WAV, Parquet, streamed.</summary>
internal static class SignalExportEndpoints
{
    private const string Id = "/{id:regex(^signal-[0-9]+$)}";

    public static void MapSignalExports(this IEndpointRouteBuilder routes) =>
        routes.MapApi("/signals", "Signals").MapGet(Id + "/export", Export)
            .Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream")
            .WithSummary("A signal as a file: format csv, npy, wav (float 32) or parquet")
            .WithDescription("Samples as they are stored, bit for bit, with the metadata the format can hold. Headers: X-Rate-Hz, X-Unit (percent-encoded).");

    private static async Task Export(
        string id, HttpContext context, ISignalExports exports, ClusterCalls calls, CancellationToken cancellation, string format = "csv")
    {
        new Faults().Require(Enum.TryParse<SignalFileKind>(format, ignoreCase: true, out var kind) && Enum.IsDefined(kind) && !char.IsAsciiDigit(format[0]),
            "format", $"is csv, npy, wav or parquet; found {format}").ThrowIfAny();
        var (signal, contentType, fileName) = await calls.Run(token => exports.Describe(id, kind, token), cancellation) ?? throw NotThere.Of(id);
        var headers = context.Response.Headers;
        context.Response.ContentType = contentType;
        headers.ContentDisposition = new ContentDispositionHeaderValue("attachment") { FileName = fileName }.ToString();
        headers.CacheControl = "private, no-cache";
        headers["X-Rate-Hz"] = signal.RateHz.ToString("R", CultureInfo.InvariantCulture);
        headers["X-Unit"] = Uri.EscapeDataString(signal.Unit);
        await foreach (var piece in exports.Pieces(signal, kind, cancellation))
            await context.Response.Body.WriteAsync(piece, cancellation);
    }
}
