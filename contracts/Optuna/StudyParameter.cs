namespace Cluster.Contracts.Optuna;

/// <summary>A hyperparameter of a trial: its value as Optuna keeps it (the index of a choice) and its distribution as the JSON text the worker wrote.</summary>
[GenerateSerializer, Immutable, Alias("Optuna.StudyParameter")]
public sealed record StudyParameter([property: Id(0)] string Name, [property: Id(1)] double Value, [property: Id(2)] string Distribution);
