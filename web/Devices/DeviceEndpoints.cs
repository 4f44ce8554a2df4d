using Cluster.Contracts.Devices;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Cluster.Web.Devices;

/// <summary>The pool over the API.</summary>
internal static class DeviceEndpoints
{
    public static void MapDevices(this IEndpointRouteBuilder routes) =>
        routes.MapApi("/devices", "Devices").MapGet("", View).WithSummary("Silos with their lanes, and the queue");

    private static Task<PoolView> View(IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        calls.Run(token => grains.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool).View(token), cancellation);
}
