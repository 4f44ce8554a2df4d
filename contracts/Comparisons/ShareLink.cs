namespace Cluster.Contracts.Comparisons;

/// <summary>A link such as <c>link-7</c> to a cart or a saved comparison (Target); its token is known only to those who were given it.</summary>
[GenerateSerializer, Immutable, Alias("Comparisons.ShareLink")]
public sealed record ShareLink(
    [property: Id(0)] string Id,
    [property: Id(1)] string Target,
    [property: Id(2)] string? Name,
    [property: Id(3)] string Owner,
    [property: Id(4)] string View,
    [property: Id(5)] DateTimeOffset CreatedAt,
    [property: Id(6)] DateTimeOffset? RevokedAt);
