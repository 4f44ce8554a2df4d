namespace Cluster.Contracts.Optuna;

/// <summary>A whole study: what an import brings and an export takes away.</summary>
[GenerateSerializer, Immutable, Alias("Optuna.StudyContent")]
public sealed record StudyContent(
    [property: Id(0)] string Name,
    [property: Id(1)] IReadOnlyList<StudyDirection> Directions,
    [property: Id(2)] IReadOnlyList<StudyAttribute> UserAttributes,
    [property: Id(3)] IReadOnlyList<StudyAttribute> SystemAttributes,
    [property: Id(4)] IReadOnlyList<StudyTrial> Trials);
