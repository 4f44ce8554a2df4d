using Cluster.Contracts.Comparisons;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Web.Comparisons.Exports;

/// <summary>A comparison as files: every plot with its data, and a report; of named signals, of one's own cart, or of what one has saved.</summary>
internal static class ComparisonExportEndpoints
{
    private const string Saved = "/{id:regex(^comparison-[0-9]+$)}";
    private const string ZipType = "application/zip";
    private const string PdfType = "application/pdf";
    private const string ZipName = "comparison-plots.zip";
    private const string PdfName = "comparison-report.pdf";

    /// <summary>What the endpoints need.</summary>
    public static IServiceCollection AddComparisonExports(this IServiceCollection services) =>
        services.AddSingleton<ComparisonPlots>().AddSingleton<ComparisonFacts>().AddSingleton<ComparisonExport>();

    public static void MapComparisonExports(this IEndpointRouteBuilder routes)
    {
        var comparisons = routes.MapApi("/comparisons", "Comparisons");
        Zip(comparisons.MapGet("/plots.zip", PlotsOf), "1 to 10 signals; `signals` is given once for each");
        Pdf(comparisons.MapGet("/report.pdf", ReportOf), "1 to 10 signals; `signals` is given once for each");
        Zip(comparisons.MapGet("/cart/plots.zip", PlotsOfCart), "your cart");
        Pdf(comparisons.MapGet("/cart/report.pdf", ReportOfCart), "your cart");
        Zip(comparisons.MapGet(Saved + "/plots.zip", PlotsOfSaved), "a comparison that you saved");
        Pdf(comparisons.MapGet(Saved + "/report.pdf", ReportOfSaved), "a comparison that you saved");
    }

    private static void Zip(RouteHandlerBuilder route, string whose) => route.Produces<Stream>(StatusCodes.Status200OK, ZipType)
        .WithSummary($"Every plot as SVG and PNG with its data as CSV, and a README: {whose}");

    private static void Pdf(RouteHandlerBuilder route, string whose) => route.Produces<Stream>(StatusCodes.Status200OK, PdfType)
        .WithSummary($"A report with metadata, differences, features, predictions and plots: {whose}");

    private static Task<FileStreamHttpResult> PlotsOf(string[] signals, [AsParameters] ExportRequest request, ComparisonExport export, CancellationToken cancellation) =>
        Plots(request.Choice(signals), export, cancellation);

    private static Task<FileStreamHttpResult> ReportOf(string[] signals, [AsParameters] ExportRequest request, ComparisonExport export, CancellationToken cancellation) =>
        Report(request.Choice(signals), export, cancellation);

    private static async Task<FileStreamHttpResult> PlotsOfCart(
        [AsParameters] ExportRequest request, IGrainFactory grains, ClusterCalls calls, ComparisonExport export, CancellationToken cancellation) =>
        await Plots(request.Choice(await Cart(request, grains, calls, cancellation), "Cart"), export, cancellation);

    private static async Task<FileStreamHttpResult> ReportOfCart(
        [AsParameters] ExportRequest request, IGrainFactory grains, ClusterCalls calls, ComparisonExport export, CancellationToken cancellation) =>
        await Report(request.Choice(await Cart(request, grains, calls, cancellation), "Cart"), export, cancellation);

    private static async Task<FileStreamHttpResult> PlotsOfSaved(
        string id, [AsParameters] ExportRequest request, IComparisonQueries queries, ClusterCalls calls, ComparisonExport export, CancellationToken cancellation)
    {
        var saved = await ComparisonEndpoints.Own(id, request.User, queries, calls, cancellation);
        return await Plots(request.Choice(Ids(saved), saved.Name), export, cancellation);
    }

    private static async Task<FileStreamHttpResult> ReportOfSaved(
        string id, [AsParameters] ExportRequest request, IComparisonQueries queries, ClusterCalls calls, ComparisonExport export, CancellationToken cancellation)
    {
        var saved = await ComparisonEndpoints.Own(id, request.User, queries, calls, cancellation);
        return await Report(request.Choice(Ids(saved), saved.Name), export, cancellation);
    }

    private static async Task<FileStreamHttpResult> Plots(ComparisonChoice choice, ComparisonExport export, CancellationToken cancellation) =>
        TypedResults.Stream(await export.Archive(choice, cancellation), ZipType, ZipName);

    private static async Task<FileStreamHttpResult> Report(ComparisonChoice choice, ComparisonExport export, CancellationToken cancellation) =>
        TypedResults.Stream(await export.Report(choice, cancellation), PdfType, PdfName);

    private static async Task<IReadOnlyList<string>> Cart(ExportRequest request, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        Ids(await calls.Run(grains.GetGrain<ICartGrain>(ICartGrain.KeyOf(request.User.Identity!.Name!)).Get, cancellation));

    private static string[] Ids(CartView cart) => [.. cart.Signals.Select(signal => signal.Id)];
}
