namespace Cluster.Compute.Signals.Generation;

/// <summary>A band in which a single fault shows: in Hz, in orders of the shaft where it moves with it, and the power there over that of the healthy machine.</summary>
public sealed record TruthBand(FaultClass Fault, double LowHz, double HighHz, double? LowOrder, double? HighOrder, double OverFloorDb);
