using Cluster.Contracts.Comparisons;

namespace Cluster.Web.Comparisons;

/// <summary>What a link shows, or (Cart is null) in a sentence why it shows nothing.</summary>
public sealed record OpenedLink(CartView? Cart, ShareLink? Link, string? Reason);
