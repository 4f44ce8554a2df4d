namespace Cluster.Contracts.Optuna;

/// <summary>An attribute of a study or trial; the value is JSON text as Python writes it (NaN and Infinity may occur) and is never read here.</summary>
[GenerateSerializer, Immutable, Alias("Optuna.StudyAttribute")]
public sealed record StudyAttribute([property: Id(0)] string Key, [property: Id(1)] string Value);
