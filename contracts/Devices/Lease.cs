namespace Cluster.Contracts.Devices;

/// <summary>
/// The right to run a job until LeaseTime after the request was sent, with the fence every effect must carry. Body is the job in the
/// worker's own JSON without paths; Checkpoint names the blob (SHA-256, hex) to go on from, DurableEpoch the last epoch report stored.
/// </summary>
[GenerateSerializer, Immutable, Alias("Devices.Lease")]
public sealed record Lease(
    [property: Id(0)] string Job,
    [property: Id(1)] long Fence,
    [property: Id(2)] string Lane,
    [property: Id(3)] string Kind,
    [property: Id(4)] string? Campaign,
    [property: Id(5)] string? Dataset,
    [property: Id(6)] int DatasetVersion,
    [property: Id(7)] string Body,
    [property: Id(8)] string? Checkpoint,
    [property: Id(9)] int CheckpointEpoch,
    [property: Id(10)] int DurableEpoch,
    [property: Id(11)] TimeSpan LeaseTime,
    [property: Id(12)] string Title)
{
    /// <summary>The trial whose model artifacts an evaluation or a prediction loads; null for a training.</summary>
    [Id(13)]
    public string? Model { get; init; }
}
