namespace Cluster.Contracts.Optuna;

/// <summary>An intermediate value of a trial.</summary>
[GenerateSerializer, Immutable, Alias("Optuna.StudyReport")]
public sealed record StudyReport([property: Id(0)] long Step, [property: Id(1)] double Value);
