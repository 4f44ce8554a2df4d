namespace Cluster.Contracts.Comparisons;

/// <summary>What is published of carts and saved comparisons; the provider is that of the campaigns.</summary>
public static class ComparisonStreams
{
    /// <summary>Namespace of the streams that carry a <see cref="CartView"/> after each commit: key = its id.</summary>
    public const string Carts = "cart";

    /// <summary>Namespace of the streams that carry a <see cref="PresenceView"/> when somebody comes, moves or leaves: key = the id of what is looked at.</summary>
    public const string Presence = "presence";
}
