namespace Cluster.Compute.Comparisons;

/// <summary>
/// Neighbouring bins that all differ significantly in one direction: from the lower edge of the first to the upper edge of the last,
/// the power of A over that of B in the band in dB, the largest difference of one bin and where, and the smallest adjusted p.
/// </summary>
public sealed record SpectralBand(
    double LowHz, double HighHz, int Bins, double PowerRatioDb, double LargestDb, double LargestAtHz, double AdjustedP);
