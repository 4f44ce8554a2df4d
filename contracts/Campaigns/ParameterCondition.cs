namespace Cluster.Contracts.Campaigns;

/// <summary>A parameter exists only where its parent, declared earlier, has one of these values (numbers written as text).</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.ParameterCondition")]
public sealed record ParameterCondition([property: Id(0)] string Parent, [property: Id(1)] IReadOnlyList<string> Values);
