namespace Cluster.Compute.Signals.Projections;

/// <summary>Where a signal lies in the plane of a projection.</summary>
public readonly record struct PlanarPoint(double X, double Y);
