namespace Cluster.Contracts.Comparisons;

/// <summary>A band (Hz) in which the power of two signals differs significantly, A over B in dB, with the largest bin and the smallest adjusted p.</summary>
[GenerateSerializer, Immutable, Alias("Comparisons.DifferenceBand")]
public sealed record DifferenceBand(
    [property: Id(0)] double LowHz,
    [property: Id(1)] double HighHz,
    [property: Id(2)] int Bins,
    [property: Id(3)] double PowerRatioDb,
    [property: Id(4)] double LargestDb,
    [property: Id(5)] double LargestAtHz,
    [property: Id(6)] double AdjustedP);
