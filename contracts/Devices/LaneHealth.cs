namespace Cluster.Contracts.Devices;

/// <summary>A lane as its silo sees it: what runs, since when, or since when it is idle; CPU (cores) and memory (bytes) of its worker; quarantine reason if it is out of use.</summary>
[GenerateSerializer, Immutable, Alias("Devices.LaneHealth")]
public sealed record LaneHealth(
    [property: Id(0)] string Lane,
    [property: Id(1)] LaneKind Kind,
    [property: Id(2)] string Device,
    [property: Id(3)] string? Job,
    [property: Id(4)] string? Title,
    [property: Id(5)] DateTimeOffset Since,
    [property: Id(6)] int? WorkerProcessId,
    [property: Id(7)] double WorkerCpuCores,
    [property: Id(8)] long WorkerMemoryBytes,
    [property: Id(9)] string? Quarantine,
    [property: Id(10)] long JobsDone,
    [property: Id(11)] double BusySeconds,
    [property: Id(12)] double IdleSeconds);
