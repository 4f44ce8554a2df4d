using Cluster.Contracts.Devices;
using Cluster.Web.Accounts;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cluster.Web.Devices;

/// <summary>The pool over the API.</summary>
internal static class DeviceEndpoints
{
    public static void MapDevices(this IEndpointRouteBuilder routes)
    {
        var devices = routes.MapApi("/devices", "Devices");
        devices.MapGet("", View).WithSummary("Silos with their lanes, and the queue");
        devices.MapPost("/{silo}/lanes/{lane}/reinstate", Reinstate).RequireAuthorization(Roles.Operator)
            .WithSummary("Bring a lane back from quarantine; silo is its address as the list of devices gives it");
    }

    private static Task<PoolView> View(IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        calls.Run(token => grains.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool).View(token), cancellation);

    private static async Task<NoContent> Reinstate(
        string silo, string lane, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation)
    {
        await calls.Run(token => grains.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool).Reinstate(command.Context(), silo, lane, token), cancellation);
        return TypedResults.NoContent();
    }
}
