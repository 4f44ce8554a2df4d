namespace Cluster.Contracts.Comparisons;

/// <summary>One saved comparison, key such as <c>comparison-12</c>: what its owner named and stored. Only the owner commands it.</summary>
[Alias("Comparisons.IComparisonGrain")]
public interface IComparisonGrain : IGrainWithStringKey
{
    /// <summary>Used by the registry: stores it under this id.</summary>
    [Alias("Create")]
    Task<string> Create(CommandContext context, ComparisonSpec spec, CancellationToken cancellation);

    /// <summary>What is stored.</summary>
    [Alias("Get")]
    Task<CartView> Get(CancellationToken cancellation);

    /// <summary>Gives it another name.</summary>
    [Alias("Rename")]
    Task<CartView> Rename(CommandContext context, string name, CancellationToken cancellation);

    /// <summary>Deletes it; its links end.</summary>
    [Alias("Delete")]
    Task<CartView> Delete(CommandContext context, CancellationToken cancellation);

    /// <summary>Makes a link by which any user who is signed in sees it.</summary>
    [Alias("Share")]
    Task<ShareLink> Share(CommandContext context, ShareSpec spec, CancellationToken cancellation);

    /// <summary>Ends a link; one that has ended stays so.</summary>
    [Alias("Revoke")]
    Task<CartView> Revoke(CommandContext context, string link, CancellationToken cancellation);
}
