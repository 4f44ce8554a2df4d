namespace Cluster.Contracts.Comparisons;

/// <summary>
/// A link to be made: SHA-256 (64 hex digits) of its token, which no one but its maker knows, and the query string of the page that it opens.
/// </summary>
[GenerateSerializer, Immutable, Alias("Comparisons.ShareSpec")]
public sealed record ShareSpec([property: Id(0)] string Digest, [property: Id(1)] string View = "");
