namespace Cluster.Contracts.Campaigns;

/// <summary>One hyperparameter of a search space; Low, High and Step for numbers, Choices for categories (numbers among them are written as text).</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.ParameterSpec")]
public sealed record ParameterSpec(
    [property: Id(0)] string Name,
    [property: Id(1)] ParameterKind Kind,
    [property: Id(2)] double? Low = null,
    [property: Id(3)] double? High = null,
    [property: Id(4)] double? Step = null,
    [property: Id(5)] bool Log = false,
    [property: Id(6)] IReadOnlyList<string>? Choices = null,
    [property: Id(7)] ParameterCondition? Condition = null);
