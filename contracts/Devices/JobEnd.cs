using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Models;

namespace Cluster.Contracts.Devices;

/// <summary>What an agent says of a worker that has ended; Value and counts are those of the best checkpoint by validation; Result is the job's own JSON (an evaluation's numbers); Log is what its worker wrote since the last report.</summary>
[GenerateSerializer, Immutable, Alias("Devices.JobEnd")]
public sealed record JobEnd(
    [property: Id(0)] long Fence,
    [property: Id(1)] JobOutcome Outcome,
    [property: Id(2)] double? Value,
    [property: Id(3)] int? RecordsCorrect,
    [property: Id(4)] int? Records,
    [property: Id(5)] int? BestEpoch,
    [property: Id(6)] IReadOnlyList<ArtifactRow> Artifacts,
    [property: Id(7)] string? FailureKind,
    [property: Id(8)] string? Message,
    [property: Id(9)] JobLogPart? Log,
    [property: Id(10)] double LaneSeconds,
    [property: Id(11)] string? Checkpoint,
    [property: Id(12)] int CheckpointEpoch,
    [property: Id(13)] string? Result);
