namespace Cluster.Contracts.Models;

/// <summary>A class and the mean of its probability over a signal's windows.</summary>
[GenerateSerializer, Immutable, Alias("Models.ClassProbability")]
public sealed record ClassProbability([property: Id(0)] string Label, [property: Id(1)] double Probability);
