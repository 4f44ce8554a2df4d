namespace Cluster.Compute.Campaigns;

/// <summary>The pruner decided against a trial, because of its last report.</summary>
public sealed record TrialPruned(int Number, PruneDecision Decision) : SearchEvent(Number);
