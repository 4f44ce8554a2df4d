namespace Cluster.Contracts.Statistics;

/// <summary>k of n with its 95 % Wilson score interval (Wilson 1927): the only form in which an accuracy is shown.</summary>
[GenerateSerializer, Immutable, Alias("Statistics.Proportion")]
public sealed record Proportion(
    [property: Id(0)] int K,
    [property: Id(1)] int N,
    [property: Id(2)] double Lower,
    [property: Id(3)] double Upper);
