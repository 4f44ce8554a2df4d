using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Web.Accounts;
using Cluster.Web.Campaigns.Specs;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cluster.Web.Campaigns;

/// <summary>Campaigns over the API: read, create, steer, follow.</summary>
internal static class CampaignEndpoints
{
    private const string Id = "/{id:regex(^campaign-[0-9]+$)}";

    public static void MapCampaigns(this IEndpointRouteBuilder routes)
    {
        var campaigns = routes.MapApi("/campaigns", "Campaigns");
        campaigns.MapGet("", List).WithSummary("Campaigns, newest first");
        campaigns.MapGet(Id, Get).WithSummary("A campaign with its specification and trials");
        campaigns.MapGet(Id + "/events", Events).WithSummary("The campaign's log after a sequence number, oldest first");
        campaigns.MapGet(Id + "/live", Live).WithSummary("Server-sent events: the present state, then every update until the campaign ends");
        campaigns.MapSpecs(Id);
        campaigns.MapPost(Id + "/pause", Pause).RequireAuthorization(Roles.Researcher).WithSummary("Running trials write a checkpoint and free their lanes");
        campaigns.MapPost(Id + "/resume", Resume).RequireAuthorization(Roles.Researcher).WithSummary("Go on where the pause left it");
        campaigns.MapPost(Id + "/stop", Stop).RequireAuthorization(Roles.Researcher).WithSummary("End the campaign early; results are kept");
        campaigns.MapPost(Id + "/extend", Extend).RequireAuthorization(Roles.Researcher).WithSummary("Raise the budget");
        campaigns.MapPost(Id + "/enqueue", Enqueue).RequireAuthorization(Roles.Researcher).WithSummary("Run points of one's own next, each once");
    }

    private static Task<Page<CampaignRow>> List(
        ICampaignQueries queries, ClusterCalls calls, CancellationToken cancellation, bool? active = null, string? search = null, int skip = 0, int take = 50)
    {
        Api.RequirePage(skip, take);
        return calls.Run(token => queries.List(active, search, skip, take, token), cancellation);
    }

    private static async Task<CampaignSnapshot> Get(string id, ICampaignQueries queries, ClusterCalls calls, CancellationToken cancellation) =>
        await calls.Run(token => queries.Snapshot(id, token), cancellation) ?? throw NotThere.Of(id);

    private static Task<IReadOnlyList<CampaignEvent>> Events(
        string id, ICampaignQueries queries, ClusterCalls calls, CancellationToken cancellation, long after = 0, int take = Api.MaxTake)
    {
        Api.RequirePage(0, take);
        return calls.Run(token => queries.Events(id, after, take, token), cancellation);
    }

    private static async Task<ServerSentEventsResult<CampaignUpdate>> Live(
        string id, CampaignEventStream events, ICampaignQueries queries, ClusterCalls calls, CancellationToken cancellation)
    {
        // Whether there is such a campaign is said by the status, before the stream begins.
        _ = await Get(id, queries, calls, cancellation);
        return TypedResults.ServerSentEvents(events.Follow(id, cancellation));
    }

    private static Task<CampaignRow> Pause(
        string id, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        calls.Run(token => grains.GetGrain<ICampaignGrain>(id).Pause(command.Context(), token), cancellation);

    private static Task<CampaignRow> Resume(
        string id, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        calls.Run(token => grains.GetGrain<ICampaignGrain>(id).Resume(command.Context(), token), cancellation);

    private static Task<CampaignRow> Stop(
        string id, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        calls.Run(token => grains.GetGrain<ICampaignGrain>(id).Stop(command.Context(), token), cancellation);

    private static Task<CampaignRow> Extend(
        string id, BudgetSpec budget, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation)
    {
        CampaignSpecCheck.Require(budget);
        return calls.Run(token => grains.GetGrain<ICampaignGrain>(id).Extend(command.Context(), budget, token), cancellation);
    }

    private static Task<CampaignRow> Enqueue(
        string id, EnqueueRequest request, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation)
    {
        var points = request.Read();
        return calls.Run(token => grains.GetGrain<ICampaignGrain>(id).Enqueue(command.Context(), points, token), cancellation);
    }
}
