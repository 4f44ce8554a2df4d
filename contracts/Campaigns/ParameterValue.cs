namespace Cluster.Contracts.Campaigns;

/// <summary>The value a trial has for one hyperparameter: a number, or the text of a category.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.ParameterValue")]
public sealed record ParameterValue([property: Id(0)] string Name, [property: Id(1)] double? Number, [property: Id(2)] string? Text);
