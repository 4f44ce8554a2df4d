namespace Cluster.Contracts.Signals;

/// <summary>How many signals have a value; "" stands for none.</summary>
[GenerateSerializer, Immutable, Alias("Signals.FacetCount")]
public sealed record FacetCount([property: Id(0)] string Value, [property: Id(1)] long Signals);
