namespace Cluster.Compute.Models.Jobs;

/// <summary>A fault at the start of the given epoch (1-based); heard by analytic jobs only, for tests of what stands around a worker.</summary>
public sealed record InjectedFault(FaultKind Kind, int Epoch);
