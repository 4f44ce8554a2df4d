namespace Cluster.Contracts.Signals;

/// <summary>A generated dataset: classes of the standard list (null for all eleven), virtual machines, records a class and machine, seconds a record, seed.</summary>
[GenerateSerializer, Immutable, Alias("Signals.GenerateSpec")]
public sealed record GenerateSpec(
    [property: Id(0)] string Name,
    [property: Id(1)] IReadOnlyList<string>? Classes,
    [property: Id(2)] int Machines,
    [property: Id(3)] int RecordsPerClassAndMachine,
    [property: Id(4)] double Seconds,
    [property: Id(5)] long Seed,
    [property: Id(6)] SplitSpec Split)
{
    /// <summary>Levels the faults have, of incipient, mild, moderate and severe in equal shares; null for all four.</summary>
    [Id(7)]
    public IReadOnlyList<string>? Severities { get; init; }
}
