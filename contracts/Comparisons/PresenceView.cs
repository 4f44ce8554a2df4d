namespace Cluster.Contracts.Comparisons;

/// <summary>Everybody who looks at a cart or a saved comparison (Id), in the order of their coming. Version rises with each change and starts at the clock of the silo, so that it rises over a loss too.</summary>
[GenerateSerializer, Immutable, Alias("Comparisons.PresenceView")]
public sealed record PresenceView([property: Id(0)] string Id, [property: Id(1)] IReadOnlyList<Visitor> Visitors, [property: Id(2)] long Version)
{
    /// <summary>How often a page says that it is still there.</summary>
    public static readonly TimeSpan Beat = TimeSpan.FromSeconds(3);

    /// <summary>A page that said nothing for this long has left.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
}
