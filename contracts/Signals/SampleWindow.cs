namespace Cluster.Contracts.Signals;

/// <summary>A stretch of a signal: values, time of the first (s), step between values (s), how many samples it stands for, whether it is an envelope.</summary>
[GenerateSerializer, Immutable, Alias("Signals.SampleWindow")]
public sealed record SampleWindow(
    [property: Id(0)] float[] Values,
    [property: Id(1)] double StartSeconds,
    [property: Id(2)] double StepSeconds,
    [property: Id(3)] long SamplesCovered,
    [property: Id(4)] bool IsEnvelope,
    [property: Id(5)] string Unit);
