namespace Cluster.Compute.Campaigns;

/// <summary>
/// A finished trial. Value is the objective of a completed one, the last report of a pruned one (null where it never reported)
/// and null otherwise; LastStep is the last step it reported, -1 where it never did.
/// </summary>
public sealed record Observation(int Number, Assignment Assignment, Outcome Outcome, double? Value, int LastStep);
