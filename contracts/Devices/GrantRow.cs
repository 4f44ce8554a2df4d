namespace Cluster.Contracts.Devices;

/// <summary>One lease a job had: fence, where, from when to when, how it ended.</summary>
[GenerateSerializer, Immutable, Alias("Devices.GrantRow")]
public sealed record GrantRow(
    [property: Id(0)] long Fence,
    [property: Id(1)] string Silo,
    [property: Id(2)] string Lane,
    [property: Id(3)] DateTimeOffset GrantedAt,
    [property: Id(4)] DateTimeOffset? EndedAt,
    [property: Id(5)] string? Outcome);
