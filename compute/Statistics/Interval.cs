namespace Cluster.Compute.Statistics;

/// <summary>A closed interval, in the unit of the quantity it brackets.</summary>
public readonly record struct Interval(double Low, double High);
