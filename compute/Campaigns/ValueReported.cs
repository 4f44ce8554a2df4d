namespace Cluster.Compute.Campaigns;

/// <summary>A running trial reported, and the pruner was asked.</summary>
public sealed record ValueReported(int Number, int Step, double Value) : SearchEvent(Number);
