namespace Cluster.Contracts.Comparisons;

/// <summary>A stretch of time (s of A) in which two signals differ, very or somewhat: the largest |A - B|, when that is, and the mean.</summary>
[GenerateSerializer, Immutable, Alias("Comparisons.DifferenceStretch")]
public sealed record DifferenceStretch(
    [property: Id(0)] double From,
    [property: Id(1)] double To,
    [property: Id(2)] bool IsVery,
    [property: Id(3)] double Largest,
    [property: Id(4)] double LargestAt,
    [property: Id(5)] double MeanAbsolute);
