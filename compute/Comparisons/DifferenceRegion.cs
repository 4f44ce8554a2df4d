namespace Cluster.Compute.Comparisons;

/// <summary>
/// A stretch of time in which two signals differ: from its first sample to just after its last, in seconds of A, with the largest |A - B|,
/// when that is, and the mean |A - B|.
/// </summary>
public sealed record DifferenceRegion(
    double StartSeconds, double EndSeconds, DifferenceLevel Level, double Largest, double LargestAtSeconds, double MeanAbsolute);
