namespace Cluster.Compute.Models.Jobs;

/// <summary>
/// How a recording becomes model input, in this order: band-limit below CutoffHz (null: as it is) and resample to RateHz (0: the lowest rate of
/// the dataset), z-score of the whole record if Standardise, cut into windows of WindowSeconds every HopSeconds.
/// </summary>
public sealed record InputSpec(
    double RateHz = 0,
    double? CutoffHz = null,
    double WindowSeconds = 1,
    double HopSeconds = 0.5,
    bool Standardise = true);
