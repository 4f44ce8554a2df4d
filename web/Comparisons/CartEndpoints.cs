using System.Security.Claims;
using System.Text;
using Cluster.Contracts;
using Cluster.Contracts.Comparisons;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;

namespace Cluster.Web.Comparisons;

/// <summary>The caller's own cart over the API.</summary>
internal static class CartEndpoints
{
    public static void MapCart(this IEndpointRouteBuilder routes)
    {
        var cart = routes.MapApi("/cart", "Comparisons");
        cart.MapGet("", Get).WithSummary("Your cart: up to ten signals to compare");
        cart.MapGet("/export", Export).Produces<Stream>(StatusCodes.Status200OK, "text/csv", "application/json").WithSummary("Your cart as a file: ids and metadata, as csv or json");
        cart.MapPost("/signals", Add).WithSummary("Add a signal");
        cart.MapDelete("/signals/{id:regex(^signal-[0-9]+$)}", Remove).WithSummary("Take a signal out");
        cart.MapPost("/random", AddRandom).WithSummary("Add a signal at random");
        cart.MapPost("/clear", Clear).WithSummary("Take all signals out");
        cart.MapPost("/restore", Restore).WithSummary("Bring back what was last cleared");
        cart.MapPost("/load", Load).WithSummary("Replace the signals by those of a saved comparison of yours");
        cart.MapPost("/links", Share).WithSummary("Make a link to your cart, live; its token is answered once and never again");
    }

    private static Task<CartView> Get(ClaimsPrincipal user, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        calls.Run(Of(grains, user.Identity!.Name!).Get, cancellation);

    private static async Task<FileContentHttpResult> Export(
        ClaimsPrincipal user, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation, string format = "csv")
    {
        new Faults().Require(format is "csv" or "json", "format", $"is csv or json; found {format}").ThrowIfAny();
        var cart = await Get(user, grains, calls, cancellation);
        return format == "csv"
            ? TypedResults.File(Encoding.UTF8.GetBytes(CartFile.Csv(cart)), "text/csv; charset=utf-8", "comparison-cart.csv")
            : TypedResults.File(System.Text.Json.JsonSerializer.SerializeToUtf8Bytes(cart.Signals, System.Text.Json.JsonSerializerOptions.Web), "application/json", "comparison-cart.json");
    }

    private static Task<CartView> Add(
        SignalChoice signal, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        Send(command, grains, calls, (cart, context, token) => cart.Add(context, signal.Signal, token), cancellation);

    private static Task<CartView> Remove(string id, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        Send(command, grains, calls, (cart, context, token) => cart.Remove(context, id, token), cancellation);

    private static Task<CartView> AddRandom([AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        Send(command, grains, calls, (cart, context, token) => cart.AddRandom(context, token), cancellation);

    private static Task<CartView> Clear([AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        Send(command, grains, calls, (cart, context, token) => cart.Clear(context, token), cancellation);

    private static Task<CartView> Restore([AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation) =>
        Send(command, grains, calls, (cart, context, token) => cart.Restore(context, token), cancellation);

    private static async Task<CartView> Load(
        SavedChoice saved, [AsParameters] ApiCommand command, IComparisonQueries queries, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation)
    {
        var comparison = await ComparisonEndpoints.Own(saved.Comparison, command.User, queries, calls, cancellation);
        return await Send(command, grains, calls, (cart, context, token) => cart.Load(context, [.. comparison.Signals.Select(row => row.Id)], token), cancellation);
    }

    private static async Task<Created<MadeLink>> Share(
        ShareChoice choice, [AsParameters] ApiCommand command, IGrainFactory grains, ClusterCalls calls, CancellationToken cancellation)
    {
        var token = ShareToken.New();
        var context = command.Context();
        var spec = new ShareSpec(ShareToken.Digest(token), choice.View);
        var link = await calls.Run(stop => Of(grains, context.User).Share(context, spec, stop), cancellation);
        return TypedResults.Created($"{Api.Root}/links/{link.Id}", new MadeLink(link, $"/signal-comparison/{token}"));
    }

    private static ICartGrain Of(IGrainFactory grains, string user) => grains.GetGrain<ICartGrain>(ICartGrain.KeyOf(user));

    private static Task<CartView> Send(
        ApiCommand command, IGrainFactory grains, ClusterCalls calls, Func<ICartGrain, CommandContext, CancellationToken, Task<CartView>> send, CancellationToken cancellation)
    {
        var context = command.Context();
        return calls.Run(token => send(Of(grains, context.User), context, token), cancellation);
    }
}
