namespace Cluster.Contracts.Signals;

/// <summary>What generating would take: records, bytes of samples, seconds that one lane would work.</summary>
[GenerateSerializer, Immutable, Alias("Signals.GenerateEstimate")]
public sealed record GenerateEstimate(
    [property: Id(0)] int Records,
    [property: Id(1)] long Bytes,
    [property: Id(2)] double Seconds);
