using Cluster.Contracts;
using Cluster.Contracts.Comparisons;

namespace Cluster.Web.Comparisons;

/// <summary>What share links lead to. Each look asks whether the link still works.</summary>
public sealed class SharedCarts(IComparisonQueries queries, IGrainFactory grains, ClusterCalls calls)
{
    /// <summary>What the link of a token shows now.</summary>
    public async Task<OpenedLink> Open(string token, CancellationToken cancellation)
    {
        var digest = ShareToken.Digest(token);
        if (await calls.Run(stop => queries.LinkByDigest(digest, stop), cancellation) is not { } link)
            return new(null, null, "There is no such link. It may have been copied in part: ask whoever sent it for the whole of it.");
        if (link.RevokedAt is { } at)
            return new(null, link, $"{link.Owner} ended this link on {at.ToUniversalTime():yyyy-MM-dd HH:mm} UTC. Ask {link.Owner} for another one.");
        var cart = await Read(link.Target, cancellation);
        return cart is null ? new(null, link, $"{link.Owner} has deleted what this link showed.") : new(cart, link, null);
    }

    /// <summary>Ends a link of whoever sends this.</summary>
    public async Task<CartView> Revoke(string link, CommandContext context, CancellationToken cancellation)
    {
        var found = await calls.Run(stop => queries.Link(link, stop), cancellation);
        if (found is null || found.Owner != context.User)
            throw NotThere.Of(link);
        return await calls.Run(stop => IsSaved(found.Target)
            ? grains.GetGrain<IComparisonGrain>(found.Target).Revoke(context, link, stop)
            : grains.GetGrain<ICartGrain>(found.Target).Revoke(context, link, stop), cancellation);
    }

    private static bool IsSaved(string target) => target.StartsWith("comparison-", StringComparison.Ordinal);

    private async Task<CartView?> Read(string target, CancellationToken cancellation) => IsSaved(target)
        ? await calls.Run(stop => queries.Get(target, stop), cancellation)
        : await calls.Run(grains.GetGrain<ICartGrain>(target).Get, cancellation);
}
