namespace Cluster.Compute.Models.Data;

/// <summary>
/// The deliberately leaky split: single windows, not records, are dealt to the sides in an order drawn by Seed, so that pieces of one recording stand on
/// all of them.
/// </summary>
public sealed record WindowSplit(long Seed, double TestFraction, double ValidationFraction);
