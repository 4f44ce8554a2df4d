namespace Cluster.Contracts.Optuna;

/// <summary>
/// A trial of a study as its storage keeps it. Values has one entry an objective or none; the times are those of the server's clock and zone, as Optuna
/// writes them.
/// </summary>
[GenerateSerializer, Immutable, Alias("Optuna.StudyTrial")]
public sealed record StudyTrial(
    [property: Id(0)] int Number,
    [property: Id(1)] StudyTrialState State,
    [property: Id(2)] IReadOnlyList<double> Values,
    [property: Id(3)] DateTime? StartedAt,
    [property: Id(4)] DateTime? CompletedAt,
    [property: Id(5)] IReadOnlyList<StudyParameter> Parameters,
    [property: Id(6)] IReadOnlyList<StudyAttribute> UserAttributes,
    [property: Id(7)] IReadOnlyList<StudyAttribute> SystemAttributes,
    [property: Id(8)] IReadOnlyList<StudyReport> Reports)
{
    /// <summary>A trial that a worker begins now, with nothing in it.</summary>
    public static StudyTrial Empty { get; } = new(0, StudyTrialState.Running, [], null, null, [], [], [], []);
}
