using System.ComponentModel;
using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cluster.Web.Signals;

/// <summary>The Data Explorer over the API: signals by filter, what there is of them, features and their populations, selections.</summary>
internal static class ExplorerEndpoints
{
    private const int MostFeatures = 36;

    public static void MapExplorer(this IEndpointRouteBuilder routes)
    {
        routes.MapApi("/features", "Explorer").MapGet("", Features).WithSummary("The 36 features: name, unit, formula, and the version every vector carries");
        var datasets = routes.MapApi("/datasets" + DatasetEndpoints.Id + "/explorer", "Explorer");
        datasets.MapGet("/signals", Signals).WithSummary("Signals of a filter, sorted by a column or a feature, a page at a time");
        datasets.MapGet("/signals.csv", Csv).Produces<string>(StatusCodes.Status200OK, "text/csv").WithSummary("All signals of a filter with the features asked for, or all of them, as CSV");
        datasets.MapGet("/facets", Facets).WithSummary("How many signals there are of each class, severity, machine, load, channel and side");
        datasets.MapGet("/histogram", Histogram).WithSummary("How a feature is spread in each class");
        datasets.MapGet("/population", Population).WithSummary("Median, robust spread and percentiles of every feature over a dataset or its healthy class");
        datasets.MapPost("/selections", Keep).WithSummary("Keep a choice of signals under an id that filters take");
        routes.MapApi("/selections", "Explorer").MapGet("/{id:regex(^selection-[0-9a-f]+$)}", Selection).WithSummary("A kept selection");
        routes.MapApi("/signals", "Signals").MapGet(SignalEndpoints.Id + "/features", Places)
            .WithSummary("The features of a signal and their place among the healthy signals of its dataset, rate and length");
    }

    private static FeatureList Features(IFeatureQueries features) => new(features.Version, features.Definitions);

    private static async Task<Page<ExplorerRow>> Signals(
        string id, [AsParameters] ExplorerQuery query, IDatasetQueries datasets, ISignalSearch search, IFeatureQueries known, ClusterCalls calls, CancellationToken cancellation,
        [FromQuery, Description("A column or feature, with a minus before it for the greatest first.")] string sort = SignalSort.Signal,
        [FromQuery, Description("Features in each row.")] string[]? feature = null, int skip = 0, int take = 50)
    {
        Api.RequirePage(skip, take);
        var (filter, order, features) = await Read(id, query, sort, feature, datasets, known, calls, cancellation);
        return await calls.Run(token => search.Page(filter, order, features, skip, take, token), cancellation);
    }

    private static async Task Csv(
        string id, [AsParameters] ExplorerQuery query, HttpContext context, IDatasetQueries datasets, ISignalSearch search, IFeatureQueries known, ClusterCalls calls,
        CancellationToken cancellation, [FromQuery] string sort = SignalSort.Signal, [FromQuery] string[]? feature = null)
    {
        var (filter, order, features) = await Read(id, query, sort, feature is { Length: > 0 } ? feature : [.. known.Definitions.Select(f => f.Name)], datasets, known, calls, cancellation);
        // Faults of the filter are found here, before the first byte of the answer.
        await calls.Run(token => search.Page(filter, order, features, 0, 1, token), cancellation);
        context.Response.ContentType = "text/csv; charset=utf-8";
        context.Response.Headers.ContentDisposition = $"attachment; filename={id}-signals.csv";
        await using var text = new StreamWriter(context.Response.Body, leaveOpen: true);
        await ExplorerCsv.Write(text, features, search.All(filter, order, features, cancellation), cancellation);
    }

    private static async Task<SignalFacets> Facets(
        string id, [AsParameters] ExplorerQuery query, IDatasetQueries datasets, ISignalSearch search, IFeatureQueries known, ClusterCalls calls, CancellationToken cancellation)
    {
        var (filter, _, _) = await Read(id, query, SignalSort.Signal, null, datasets, known, calls, cancellation);
        return await calls.Run(token => search.Facets(filter, token), cancellation);
    }

    private static async Task<FeatureHistogram> Histogram(
        string id, [AsParameters] ExplorerQuery query, [FromQuery] string feature, IDatasetQueries datasets, ISignalSearch search, IFeatureQueries known, ClusterCalls calls,
        CancellationToken cancellation, int bins = 40)
    {
        new Faults().Require(bins is >= 2 and <= 400, "bins", $"is 2 to 400; found {bins}").ThrowIfAny();
        var (filter, _, _) = await Read(id, query, SignalSort.Signal, [feature], datasets, known, calls, cancellation);
        return await calls.Run(token => search.Histogram(filter, feature, bins, token), cancellation);
    }

    private static async Task<FeaturePopulation> Population(
        string id, IFeatureQueries features, ClusterCalls calls, CancellationToken cancellation,
        [FromQuery, Description("Only signals whose label says that nothing is wrong.")] bool healthy = false, [FromQuery] string[]? label = null,
        [FromQuery, Description("Only this rate (Hz).")] double? rate = null, [FromQuery, Description("Only this length (samples).")] int? samples = null)
    {
        var query = new PopulationQuery(id) { HealthyOnly = healthy, Labels = label ?? [], RateHz = rate, Samples = samples };
        return await calls.Run(token => features.Population(query, token), cancellation) ?? throw NotThere.Of(id);
    }

    private static async Task<Ok<SignalSelection>> Keep(
        string id, SelectionRequest request, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation)
    {
        var grain = grains.GetGrain<ISelectionGrain>(ISelectionGrain.Key);
        return TypedResults.Ok(await calls.Run(token => grain.Keep(command.Context(), id, request.Signals, token), cancellation));
    }

    private static async Task<SignalSelection> Selection(string id, ISignalSearch search, ClusterCalls calls, CancellationToken cancellation) =>
        await calls.Run(token => search.Selection(id, token), cancellation) ?? throw NotThere.Of(id);

    private static async Task<PlacedFeatures> Places(string id, IFeatureQueries features, ClusterCalls calls, CancellationToken cancellation)
    {
        var peers = await calls.Run(token => features.HealthyPeers(id, token), cancellation) ?? throw NotThere.Of(id);
        var places = await calls.Run(token => features.Places(id, peers, token), cancellation)
            ?? throw new CommandRefusedException($"The features of {id} are not computed yet; ask again in a minute.", RefusalKind.Later);
        return new(features.Version, peers, places);
    }

    private static async Task<(SignalFilter Filter, SignalSort Sort, IReadOnlyList<string> Features)> Read(
        string id, ExplorerQuery query, string sort, string[]? feature, IDatasetQueries datasets, IFeatureQueries known, ClusterCalls calls, CancellationToken cancellation)
    {
        var faults = new Faults();
        var filter = query.Filter(id, faults);
        var order = ExplorerAddress.Sort(sort);
        bool IsFeature(string name) => known.Definitions.Any(f => f.Name == name);
        var unknown = (feature ?? []).Concat(filter.Features.Select(f => f.Feature)).Where(name => !IsFeature(name)).ToArray();
        faults.Require(unknown.Length == 0, "feature", $"is one of /api/v1/features; found {string.Join(", ", unknown)}")
            .Require(SignalSort.Columns.Contains(order.By) || IsFeature(order.By), "sort", $"is a feature or one of {string.Join(", ", SignalSort.Columns)}; found {order.By}")
            .Require(feature is null || feature.Length <= MostFeatures, "feature", $"comes at most {MostFeatures} times; found {feature?.Length}")
            .ThrowIfAny();
        if (await calls.Run(token => datasets.Get(id, query.Version, token), cancellation) is null)
            throw NotThere.Of(query.Version is { } version ? $"version {version} of {id}" : id);
        return (filter, order, feature ?? []);
    }
}
