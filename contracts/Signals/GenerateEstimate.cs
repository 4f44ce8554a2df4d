namespace Cluster.Contracts.Signals;

/// <summary>What generating would take: records, bytes of samples, seconds on an idle machine with its cores at work.</summary>
[GenerateSerializer, Immutable, Alias("Signals.GenerateEstimate")]
public sealed record GenerateEstimate(
    [property: Id(0)] int Records,
    [property: Id(1)] long Bytes,
    [property: Id(2)] double Seconds,
    [property: Id(3)] int Cores);
