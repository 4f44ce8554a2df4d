namespace Cluster.Contracts.Optuna;

/// <summary>
/// What a campaign's row says of the Optuna study behind it: its id, directions, the names of its hyperparameters in the order they came, and how long a
/// running trial may be silent before it is failed (null: for ever).
/// </summary>
[GenerateSerializer, Immutable, Alias("Optuna.StudyFacts")]
public sealed record StudyFacts(
    [property: Id(0)] long Id,
    [property: Id(1)] IReadOnlyList<StudyDirection> Directions,
    [property: Id(2)] IReadOnlyList<string> Parameters,
    [property: Id(3)] double? LeaseSeconds);
