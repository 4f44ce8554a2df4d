using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;

namespace Cluster.Web.Signals;

/// <summary>Imports over the API: open one with its manifest, send the files, commit or cancel.</summary>
internal static class ImportEndpoints
{
    private const int PieceBytes = 1 << 20;
    private const int MostPreviewed = 100;

    public static void MapImports(this IEndpointRouteBuilder routes)
    {
        var datasets = routes.MapApi("/datasets", "Datasets").RequireAuthorization(Roles.Researcher);
        datasets.MapPost("/imports", Begin).WithSummary("Open an import: its name, manifest (empty: it comes after the files) and split");
        datasets.MapPut(DatasetEndpoints.Id + "/files/{**name}", Receive).Accepts<Stream>("application/octet-stream")
            .WithSummary("Send a file of the manifest, or the rest of one from an offset on");
        datasets.MapGet(DatasetEndpoints.Id + "/files", Files).WithSummary("Received files and what they hold, by name");
        datasets.MapPut(DatasetEndpoints.Id + "/manifest", Describe).WithSummary("The manifest of an import that was opened without one");
        datasets.MapPost(DatasetEndpoints.Id + "/commit", Commit).WithSummary("All files are there: read, check and store them");
        datasets.MapDelete(DatasetEndpoints.Id + "/import", Cancel).WithSummary("Give an unfinished import up; nothing is kept");
    }

    private static async Task<Created<CreatedId>> Begin(
        ImportSpec spec, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation)
    {
        var faults = new Faults()
            .Require(!string.IsNullOrWhiteSpace(spec.Name) && spec.Name.Length <= 100, "name", $"has 1 to 100 characters; found {spec.Name.Length}");
        SplitSpecCheck.Check(spec.Split, "split.", faults);
        faults.ThrowIfAny();
        var registry = grains.GetGrain<IDatasetRegistryGrain>(IDatasetRegistryGrain.Key);
        var id = await calls.Run(token => registry.BeginImport(command.Context(), spec, token), cancellation);
        return TypedResults.Created($"{Api.Root}/datasets/{id}", new CreatedId(id));
    }

    private static async Task<ReceivedFile> Receive(
        string id, string name, HttpRequest request, IGrainFactory grains, ClusterCalls calls, IOptions<WebOptions> options, CancellationToken cancellation, long offset = 0)
    {
        new Faults().Require(offset >= 0, "offset", $"is at least 0; found {offset}").ThrowIfAny();
        var limit = options.Value.MaxFileBytes;
        if (offset + (request.ContentLength ?? 0) > limit)
            throw TooLong(limit);
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
            size.MaxRequestBodySize = limit;

        var dataset = grains.GetGrain<IDatasetGrain>(id);
        var received = offset;
        // A piece is an array of its own, since a call to a grain in this process does not copy it.
        while (await Piece(request.Body, cancellation) is { Length: > 0 } piece)
        {
            if (offset + piece.Length > limit)
                throw TooLong(limit);
            var at = offset;
            received = await calls.Run(token => dataset.Append(name, at, piece, token), cancellation);
            offset += piece.Length;
        }

        return new ReceivedFile(name, received);
    }

    private static Task<Page<ReceivedRecording>> Files(
        string id, IImportQueries queries, ClusterCalls calls, CancellationToken cancellation, int skip = 0, int take = 25)
    {
        Api.RequirePage(skip, take);
        new Faults().Require(take <= MostPreviewed, "take", $"is at most {MostPreviewed}, since each file is read; found {take}").ThrowIfAny();
        return calls.Run(token => queries.Files(id, skip, take, token), cancellation);
    }

    private static Task<DatasetRow> Describe(
        string id, ImportManifestText body, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        calls.Run(token => grains.GetGrain<IDatasetGrain>(id).Describe(command.Context(), body.Manifest, token), cancellation);

    private static Task<DatasetRow> Commit(
        string id, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        calls.Run(token => grains.GetGrain<IDatasetGrain>(id).CommitImport(command.Context(), token), cancellation);

    private static Task<DatasetRow> Cancel(
        string id, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        calls.Run(token => grains.GetGrain<IDatasetGrain>(id).Cancel(command.Context(), token), cancellation);

    private static async Task<byte[]> Piece(Stream body, CancellationToken cancellation)
    {
        var piece = new byte[PieceBytes];
        var length = await body.ReadAtLeastAsync(piece, PieceBytes, throwOnEndOfStream: false, cancellation);
        return length == PieceBytes ? piece : piece[..length];
    }

    private static BadHttpRequestException TooLong(long limit) =>
        new($"A file has at most {limit} bytes; found more.", StatusCodes.Status413PayloadTooLarge);
}
