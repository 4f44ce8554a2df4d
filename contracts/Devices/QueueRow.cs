namespace Cluster.Contracts.Devices;

/// <summary>A campaign's part of the queue.</summary>
[GenerateSerializer, Immutable, Alias("Devices.QueueRow")]
public sealed record QueueRow(
    [property: Id(0)] string? Campaign,
    [property: Id(1)] int Priority,
    [property: Id(2)] int Queued,
    [property: Id(3)] int Running,
    [property: Id(4)] double LaneSeconds);
