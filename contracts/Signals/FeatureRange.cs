namespace Cluster.Contracts.Signals;

/// <summary>Only signals whose feature of this name is defined and within the limits, both included.</summary>
[GenerateSerializer, Immutable, Alias("Signals.FeatureRange")]
public sealed record FeatureRange([property: Id(0)] string Feature, [property: Id(1)] double? From, [property: Id(2)] double? To);
