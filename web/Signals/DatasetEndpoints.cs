using Cluster.Contracts;
using Cluster.Contracts.Models;
using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cluster.Web.Signals;

/// <summary>Datasets over the API: read, generate, divide anew.</summary>
internal static class DatasetEndpoints
{
    /// <summary>The part of a route that names a dataset.</summary>
    public const string Id = "/{id:regex(^dataset-[0-9]+$)}";

    public static void MapDatasets(this IEndpointRouteBuilder routes)
    {
        var datasets = routes.MapApi("/datasets", "Datasets");
        datasets.MapGet("", List).WithSummary("Datasets, newest first");
        datasets.MapGet(Id, Get).WithSummary("A dataset, at its newest version unless another is asked for");
        datasets.MapGet(Id + "/signals", Signals).WithSummary("Signals of a dataset version");
        datasets.MapGet(Id + "/looks", Looks).WithSummary("Every look at the test side of a version, oldest first");
        datasets.MapPost("/generate", Generate).RequireAuthorization(Roles.Researcher).WithSummary("Generate a dataset");
        datasets.MapPost(Id + "/split", Split).RequireAuthorization(Roles.Researcher).WithSummary("A new version of the same signals under another split");
    }

    private static Task<Page<DatasetRow>> List(
        IDatasetQueries queries, ClusterCalls calls, CancellationToken cancellation, string? search = null, int skip = 0, int take = 50)
    {
        Api.RequirePage(skip, take);
        return calls.Run(token => queries.List(search, skip, take, token), cancellation);
    }

    private static async Task<DatasetView> Get(string id, IDatasetQueries queries, ClusterCalls calls, CancellationToken cancellation, int? version = null) =>
        await calls.Run(token => queries.Get(id, version, token), cancellation) ?? throw NotThere.Of(version is null ? id : $"version {version} of {id}");

    private static async Task<Page<SignalRow>> Signals(
        string id, IDatasetQueries queries, ClusterCalls calls, CancellationToken cancellation,
        int? version = null, string? label = null, string? split = null, int skip = 0, int take = 50)
    {
        Api.RequirePage(skip, take);
        var dataset = await Get(id, queries, calls, cancellation, version);
        return await calls.Run(token => queries.Signals(id, dataset.Row.Version, label, split, skip, take, token), cancellation);
    }

    private static async Task<IReadOnlyList<EvaluationView>> Looks(
        string id, IDatasetQueries queries, IEvaluationQueries evaluations, ClusterCalls calls, CancellationToken cancellation, int? version = null)
    {
        var dataset = await Get(id, queries, calls, cancellation, version);
        return await calls.Run(token => evaluations.Looks(id, dataset.Row.Version, token), cancellation);
    }

    private static async Task<Created<CreatedId>> Generate(
        GenerateSpec spec, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation)
    {
        var faults = new Faults()
            .Require(!string.IsNullOrWhiteSpace(spec.Name) && spec.Name.Length <= 100, "name", $"has 1 to 100 characters; found {spec.Name.Length}");
        SplitSpecCheck.Check(spec.Split, "split.", faults);
        faults.ThrowIfAny();
        var registry = grains.GetGrain<IDatasetRegistryGrain>(IDatasetRegistryGrain.Key);
        var id = await calls.Run(token => registry.Generate(command.Context(), spec, token), cancellation);
        return TypedResults.Created($"{Api.Root}/datasets/{id}", new CreatedId(id));
    }

    private static Task<DatasetRow> Split(
        string id, SplitSpec split, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation)
    {
        var faults = new Faults();
        SplitSpecCheck.Check(split, "", faults);
        faults.ThrowIfAny();
        return calls.Run(token => grains.GetGrain<IDatasetGrain>(id).Split(command.Context(), split, token), cancellation);
    }
}
