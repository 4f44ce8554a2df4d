using Cluster.Contracts.Comparisons;

namespace Cluster.Web.Comparisons;

/// <summary>A new link; its address is told this once.</summary>
public sealed record MadeLink(ShareLink Link, string Address);
