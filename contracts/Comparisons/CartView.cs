using Cluster.Contracts.Signals;

namespace Cluster.Contracts.Comparisons;

/// <summary>
/// Signals that are compared: the cart of a user (Name is null) or a saved comparison. View is the query string of the page as it was saved;
/// Cleared says how many signals the last clearing took and <see cref="ICartGrain.Restore"/> would bring back; Links counts the share links that work.
/// </summary>
[GenerateSerializer, Immutable, Alias("Comparisons.CartView")]
public sealed record CartView(
    [property: Id(0)] string Id,
    [property: Id(1)] string Owner,
    [property: Id(2)] string? Name,
    [property: Id(3)] IReadOnlyList<SignalRow> Signals,
    [property: Id(4)] string View,
    [property: Id(5)] int Cleared,
    [property: Id(6)] int Links,
    [property: Id(7)] DateTimeOffset ChangedAt,
    [property: Id(8)] long Version)
{
    /// <summary>The most signals that are compared at once.</summary>
    public const int Capacity = 10;

    /// <summary>Whether a signal is among them.</summary>
    public bool Contains(string signal) => Signals.Any(row => row.Id == signal);
}
