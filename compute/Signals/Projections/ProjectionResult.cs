namespace Cluster.Compute.Signals.Projections;

/// <summary>What a projection says beside its points: the columns it used, and the share of the variance that each axis of a principal plane shows.</summary>
public sealed record ProjectionResult(IReadOnlyList<int> Columns, IReadOnlyList<double> Explained);
