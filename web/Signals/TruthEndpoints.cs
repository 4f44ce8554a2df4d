using System.Runtime.InteropServices;
using Cluster.Contracts.Signals;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cluster.Web.Signals;

/// <summary>What a generated signal keeps beside its samples.</summary>
internal static class TruthEndpoints
{
    private const string Id = "/{id:regex(^signal-[0-9]+$)}";

    public static void MapTruths(this IEndpointRouteBuilder routes)
    {
        var signals = routes.MapApi("/signals", "Signals");
        signals.MapGet(Id + "/truth", Truth).WithSummary("Where and how strongly a generated signal's fault shows, window by window");
        signals.MapGet(Id + "/tacho", Tacho).Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream")
            .WithSummary("Times (s) at which the shaft's mark passed, as little-endian float64");
        signals.MapGet(Id + "/second", Second).Produces<Stream>(StatusCodes.Status200OK, "application/octet-stream")
            .WithSummary("Samples of the Y direction as little-endian float32");
    }

    private static async Task<SignalTruth> Truth(string id, ISignalTruthQueries queries, ClusterCalls calls, CancellationToken cancellation) =>
        await calls.Run(token => queries.Truth(id, token), cancellation) ?? throw NotThere.Of($"truth of {id}");

    private static async Task<FileContentHttpResult> Tacho(string id, ISignalTruthQueries queries, ClusterCalls calls, CancellationToken cancellation) =>
        Bytes(await calls.Run(token => queries.Tacho(id, token), cancellation) ?? throw NotThere.Of($"tacho of {id}"));

    private static async Task<FileContentHttpResult> Second(string id, ISignalTruthQueries queries, ClusterCalls calls, CancellationToken cancellation) =>
        Bytes(await calls.Run(token => queries.Second(id, token), cancellation) ?? throw NotThere.Of($"Y direction of {id}"));

    private static FileContentHttpResult Bytes<T>(T[] values)
        where T : struct => TypedResults.Bytes(MemoryMarshal.AsBytes(values.AsSpan()).ToArray(), "application/octet-stream");
}
