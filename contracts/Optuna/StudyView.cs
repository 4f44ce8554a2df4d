namespace Cluster.Contracts.Optuna;

/// <summary>A study without its trials.</summary>
[GenerateSerializer, Immutable, Alias("Optuna.StudyView")]
public sealed record StudyView(
    [property: Id(0)] long Id,
    [property: Id(1)] string Name,
    [property: Id(2)] IReadOnlyList<StudyDirection> Directions,
    [property: Id(3)] IReadOnlyList<StudyAttribute> UserAttributes,
    [property: Id(4)] IReadOnlyList<StudyAttribute> SystemAttributes);
