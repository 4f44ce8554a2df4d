namespace Cluster.Contracts.Comparisons;

/// <summary>The cart of one user: up to ten signals to compare, key <c>cart-ada</c>. Every command answers with the cart as it then is.</summary>
[Alias("Comparisons.ICartGrain")]
public interface ICartGrain : IGrainWithStringKey
{
    /// <summary>The present cart.</summary>
    [Alias("Get")]
    Task<CartView> Get(CancellationToken cancellation);

    /// <summary>Adds a signal; refuses an unknown one, one that is there already, and an eleventh.</summary>
    [Alias("Add")]
    Task<CartView> Add(CommandContext context, string signal, CancellationToken cancellation);

    /// <summary>Adds a signal of the cluster that is not there yet, drawn by the command's id.</summary>
    [Alias("AddRandom")]
    Task<CartView> AddRandom(CommandContext context, CancellationToken cancellation);

    /// <summary>Takes a signal out; refuses one that is not there.</summary>
    [Alias("Remove")]
    Task<CartView> Remove(CommandContext context, string signal, CancellationToken cancellation);

    /// <summary>Takes all signals out; they can be brought back.</summary>
    [Alias("Clear")]
    Task<CartView> Clear(CommandContext context, CancellationToken cancellation);

    /// <summary>Brings back what the last clearing or loading took, before what was added since; refuses if that is more than ten.</summary>
    [Alias("Restore")]
    Task<CartView> Restore(CommandContext context, CancellationToken cancellation);

    /// <summary>Replaces the signals by others, such as those of a saved comparison; the former ones can be brought back.</summary>
    [Alias("Load")]
    Task<CartView> Load(CommandContext context, IReadOnlyList<string> signals, CancellationToken cancellation);

    /// <summary>Makes a link by which any user who is signed in sees the cart, live.</summary>
    [Alias("Share")]
    Task<ShareLink> Share(CommandContext context, ShareSpec spec, CancellationToken cancellation);

    /// <summary>Ends a link; one that has ended stays so.</summary>
    [Alias("Revoke")]
    Task<CartView> Revoke(CommandContext context, string link, CancellationToken cancellation);

    /// <summary>The key of a user's cart.</summary>
    static string KeyOf(string user) => $"cart-{user}";
}
