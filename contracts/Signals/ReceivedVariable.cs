namespace Cluster.Contracts.Signals;

/// <summary>A variable, column or channel of a received file: its name, what it is, how many numbers, whether it can be a signal, and the signal that has the same samples already.</summary>
[GenerateSerializer, Immutable, Alias("Signals.ReceivedVariable")]
public sealed record ReceivedVariable(
    [property: Id(0)] string Name,
    [property: Id(1)] string Kind,
    [property: Id(2)] string Shape,
    [property: Id(3)] bool IsSignal,
    [property: Id(4)] string? Hash,
    [property: Id(5)] string? SameAs);
