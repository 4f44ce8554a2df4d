namespace Cluster.Contracts.Devices;

/// <summary>All that the scheduler knows: silos with their lanes, the queue, where it runs itself. Version rises with every change.</summary>
[GenerateSerializer, Immutable, Alias("Devices.PoolView")]
public sealed record PoolView(
    [property: Id(0)] string Pool,
    [property: Id(1)] IReadOnlyList<SiloRow> Silos,
    [property: Id(2)] IReadOnlyList<QueueRow> Queue,
    [property: Id(3)] string SchedulerSilo,
    [property: Id(4)] DateTimeOffset At,
    [property: Id(5)] long Version,
    [property: Id(6)] string? Banner);
