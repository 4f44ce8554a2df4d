namespace Cluster.Compute.Campaigns;

/// <summary>A trial finished; the value is that of a completed one.</summary>
public sealed record TrialFinished(int Number, Outcome Outcome, double? Value = null) : SearchEvent(Number);
