namespace Cluster.Contracts.Devices;

/// <summary>A lane that is free.</summary>
[GenerateSerializer, Immutable, Alias("Devices.LaneOffer")]
public sealed record LaneOffer([property: Id(0)] string Lane, [property: Id(1)] LaneKind Kind);
