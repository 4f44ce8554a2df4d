namespace Cluster.Contracts.Comparisons;

/// <summary>What pages read of saved comparisons and of links.</summary>
public interface IComparisonQueries
{
    /// <summary>What a user has saved, newest first.</summary>
    Task<Page<CartView>> Saved(string owner, string? search, int skip, int take, CancellationToken cancellation);

    /// <summary>One saved comparison, or null.</summary>
    Task<CartView?> Get(string comparison, CancellationToken cancellation);

    /// <summary>The links that a user has made, newest first; of one cart or comparison, or of all.</summary>
    Task<Page<ShareLink>> Links(string owner, string? target, int skip, int take, CancellationToken cancellation);

    /// <summary>The link of this id, or null.</summary>
    Task<ShareLink?> Link(string link, CancellationToken cancellation);

    /// <summary>The link whose token has this SHA-256 (hex), revoked or not, or null.</summary>
    Task<ShareLink?> LinkByDigest(string digest, CancellationToken cancellation);
}
