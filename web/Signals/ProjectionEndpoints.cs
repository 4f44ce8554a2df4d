using System.Buffers.Binary;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Routing;

namespace Cluster.Web.Signals;

/// <summary>Projections over the API: start one, follow it, its points as bytes, the signals inside of an outline.</summary>
internal static class ProjectionEndpoints
{
    private const string Id = "/{id:regex(^projection-[0-9a-z-]+$)}";
    private const ushort NoGroup = ushort.MaxValue;

    public static void MapProjections(this IEndpointRouteBuilder routes)
    {
        routes.MapApi("/datasets" + DatasetEndpoints.Id, "Explorer").MapPost("/projections", Start).RequireAuthorization(Roles.Researcher)
            .WithSummary("Lay the features of a dataset version out on a plane, once for all who ask");
        var projections = routes.MapApi("/projections", "Explorer");
        projections.MapGet(Id, Get).WithSummary("How far a projection is");
        projections.MapDelete(Id, Cancel).RequireAuthorization(Roles.Researcher).WithSummary("Stop a projection that is under way");
        projections.MapGet(Id + "/points", Points).Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream")
            .WithSummary("The points of a finished projection as bytes")
            .WithDescription(
                "Little-endian, for n points: n signal numbers as int32, n times x as float32, n times y as float32, n groups as uint16 (65535: outside of the filter). " +
                "Headers: X-Points (n), X-Groups (names as JSON, percent-encoded). Takes the same filter as the list.");
        projections.MapPost(Id + "/selections", Select).WithSummary("Keep the signals inside of an outline as a selection");
    }

    private static async Task<ProjectionView> Start(
        string id, ProjectionRequest request, [AsParameters] ApiCommand command, IDatasetQueries datasets, IProjectionQueries projections, IGrainFactory grains,
        ClusterCalls calls, CancellationToken cancellation)
    {
        new Faults().Require(request.Perplexity is >= 5 and <= 100, "perplexity", $"is 5 to 100; found {request.Perplexity}").ThrowIfAny();
        var dataset = await calls.Run(token => datasets.Get(id, request.Version, token), cancellation)
            ?? throw NotThere.Of(request.Version is { } version ? $"version {version} of {id}" : id);
        var spec = new ProjectionSpec(id, dataset.Row.Version, request.Method, request.Perplexity, request.Seed);
        var grain = grains.GetGrain<IProjectionGrain>(projections.KeyOf(spec));
        return await calls.Run(token => grain.Start(command.Context(), spec, token), cancellation);
    }

    private static async Task<ProjectionView> Get(string id, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        await calls.Run(grains.GetGrain<IProjectionGrain>(id).Get, cancellation) ?? throw NotThere.Of(id);

    private static Task<ProjectionView> Cancel(
        string id, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        calls.Run(token => grains.GetGrain<IProjectionGrain>(id).Cancel(command.Context(), token), cancellation);

    private static async Task<FileContentHttpResult> Points(
        string id, [AsParameters] ExplorerQuery query, HttpContext context, IProjectionQueries projections, ClusterCalls calls, CancellationToken cancellation,
        [FromQuery] string by = "label")
    {
        var faults = new Faults();
        // projection-dataset-3-1-pca-0123456789ab
        var dataset = id.Split('-') is [_, var kind, var number, _, _, _] ? $"{kind}-{number}" : throw NotThere.Of(id);
        var filter = query.Filter(dataset, faults);
        faults.Require(by is "label" or "severity" or "machine", "by", $"is label, severity or machine; found {by}").ThrowIfAny();
        var points = await calls.Run(token => projections.Points(id, by, filter, token), cancellation) ?? throw NotThere.Of($"{id} with points");
        context.Response.Headers["X-Points"] = points.Numbers.Length.ToString(CultureInfo.InvariantCulture);
        context.Response.Headers["X-Groups"] = Uri.EscapeDataString(JsonSerializer.Serialize(points.Groups));
        context.Response.Headers.CacheControl = "private, no-cache";
        return TypedResults.Bytes(Bytes(points), "application/octet-stream");
    }

    private static Task<SignalSelection> Select(
        string id, OutlineRequest request, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        calls.Run(token => grains.GetGrain<IProjectionGrain>(id).Select(command.Context(), request.Corners, token), cancellation);

    private static byte[] Bytes(ProjectionPoints points)
    {
        var n = points.Numbers.Length;
        var bytes = new byte[n * 14];
        for (var i = 0; i < n; i++)
        {
            BinaryPrimitives.WriteInt32LittleEndian(bytes.AsSpan(4 * i), checked((int)points.Numbers[i]));
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan((12 * n) + (2 * i)), points.Group[i] is { } group and < NoGroup ? (ushort)group : NoGroup);
        }

        MemoryMarshal.AsBytes(points.X.AsSpan()).CopyTo(bytes.AsSpan(4 * n));
        MemoryMarshal.AsBytes(points.Y.AsSpan()).CopyTo(bytes.AsSpan(8 * n));
        return bytes;
    }
}
