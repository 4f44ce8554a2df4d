namespace Cluster.Contracts.Campaigns;

/// <summary>A point that a person chose: one value for each parameter that exists in it. A choice may be given as the number it reads as.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.EnqueuedPoint")]
public sealed record EnqueuedPoint([property: Id(0)] IReadOnlyList<ParameterValue> Values);
