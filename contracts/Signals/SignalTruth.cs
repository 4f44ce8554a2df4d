namespace Cluster.Contracts.Signals;

/// <summary>
/// What is known of a generated signal: generator and seed, class and severity, size of each fault, the film (null for legacy signals), and for each
/// window whether and where the fault shows. Warning says what not to take it for.
/// </summary>
[GenerateSerializer, Immutable, Alias("Signals.SignalTruth")]
public sealed record SignalTruth(
    [property: Id(0)] string Generator,
    [property: Id(1)] string? Warning,
    [property: Id(2)] string Label,
    [property: Id(3)] string Severity,
    [property: Id(4)] string SpeedProfile,
    [property: Id(5)] IReadOnlyList<FaultSize> Faults,
    [property: Id(6)] FilmTruth? Film,
    [property: Id(7)] IReadOnlyList<WindowTruth> Windows);
