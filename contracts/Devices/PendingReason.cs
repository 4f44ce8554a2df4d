namespace Cluster.Contracts.Devices;

/// <summary>Why a job waits, in one sentence, with its place in the queue and the earliest start that can be foreseen.</summary>
[GenerateSerializer, Immutable, Alias("Devices.PendingReason")]
public sealed record PendingReason([property: Id(0)] string Sentence, [property: Id(1)] int? Ahead, [property: Id(2)] TimeSpan? Earliest);
