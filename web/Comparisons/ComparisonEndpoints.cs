using System.Security.Claims;
using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cluster.Web.Comparisons;

/// <summary>Saved comparisons and links over the API; whoever is not the owner sees them by a link only.</summary>
internal static class ComparisonEndpoints
{
    private const string Id = "/{id:regex(^comparison-[0-9]+$)}";

    public static void MapComparisons(this IEndpointRouteBuilder routes)
    {
        var comparisons = routes.MapApi("/comparisons", "Comparisons");
        comparisons.MapGet("", Saved).WithSummary("The comparisons that you saved, newest first");
        comparisons.MapPost("", Save).WithSummary("Save signals and a view under a name");
        comparisons.MapGet(Id, Get).WithSummary("One that you saved");
        comparisons.MapPut(Id + "/name", Rename).WithSummary("Give it another name");
        comparisons.MapDelete(Id, Delete).WithSummary("Delete it; its links end");
        comparisons.MapPost(Id + "/links", Share).WithSummary("Make a link to it; its token is answered once and never again");
        comparisons.MapGet("/shared/{token}", Shared).WithSummary("What a link shows, as it is now");
        var links = routes.MapApi("/links", "Comparisons");
        links.MapGet("", Links).WithSummary("The links that you made, newest first");
        links.MapDelete("/{id:regex(^link-[0-9]+$)}", Revoke).WithSummary("End a link");
    }

    /// <summary>A saved comparison of the caller; that of another is as missing as one that was never there.</summary>
    public static async Task<CartView> Own(string id, ClaimsPrincipal user, IComparisonQueries queries, ClusterCalls calls, CancellationToken cancellation) =>
        await calls.Run(token => queries.Get(id, token), cancellation) is { } found && found.Owner == user.Identity!.Name ? found : throw NotThere.Of(id);

    private static Task<Page<CartView>> Saved(
        ClaimsPrincipal user, IComparisonQueries queries, ClusterCalls calls, CancellationToken cancellation, string? search = null, int skip = 0, int take = 50)
    {
        Api.RequirePage(skip, take);
        return calls.Run(token => queries.Saved(user.Identity!.Name!, search, skip, take, token), cancellation);
    }

    private static async Task<Created<CreatedId>> Save(
        ComparisonSpec spec, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation)
    {
        var context = command.Context();
        var registry = grains.GetGrain<IComparisonRegistryGrain>(IComparisonRegistryGrain.Key);
        var id = await calls.Run(token => registry.Save(context, spec, token), cancellation);
        return TypedResults.Created($"{Api.Root}/comparisons/{id}", new CreatedId(id));
    }

    private static Task<CartView> Get(string id, ClaimsPrincipal user, IComparisonQueries queries, ClusterCalls calls, CancellationToken cancellation) =>
        Own(id, user, queries, calls, cancellation);

    private static async Task<CartView> Rename(
        string id, NameChoice name, [AsParameters] ApiCommand command, IComparisonQueries queries, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation)
    {
        await Own(id, command.User, queries, calls, cancellation);
        return await calls.Run(token => grains.GetGrain<IComparisonGrain>(id).Rename(command.Context(), name.Name, token), cancellation);
    }

    private static async Task<CartView> Delete(
        string id, [AsParameters] ApiCommand command, IComparisonQueries queries, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation)
    {
        await Own(id, command.User, queries, calls, cancellation);
        return await calls.Run(token => grains.GetGrain<IComparisonGrain>(id).Delete(command.Context(), token), cancellation);
    }

    private static async Task<Created<MadeLink>> Share(
        string id, ShareChoice choice, [AsParameters] ApiCommand command, IComparisonQueries queries, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation)
    {
        await Own(id, command.User, queries, calls, cancellation);
        var token = ShareToken.New();
        var spec = new ShareSpec(ShareToken.Digest(token), choice.View);
        var link = await calls.Run(stop => grains.GetGrain<IComparisonGrain>(id).Share(command.Context(), spec, stop), cancellation);
        return TypedResults.Created($"{Api.Root}/links/{link.Id}", new MadeLink(link, $"/signal-comparison/{token}"));
    }

    private static async Task<CartView> Shared(string token, SharedCarts shared, CancellationToken cancellation)
    {
        var opened = await shared.Open(token, cancellation);
        return opened.Cart ?? throw new CommandRefusedException(opened.Reason!, RefusalKind.NotFound);
    }

    private static Task<Page<ShareLink>> Links(
        ClaimsPrincipal user, IComparisonQueries queries, ClusterCalls calls, CancellationToken cancellation, string? target = null, int skip = 0, int take = 50)
    {
        Api.RequirePage(skip, take);
        return calls.Run(token => queries.Links(user.Identity!.Name!, target, skip, take, token), cancellation);
    }

    private static async Task<CartView> Revoke(string id, [AsParameters] ApiCommand command, SharedCarts shared, CancellationToken cancellation) =>
        await shared.Revoke(id, command.Context(), cancellation);
}
