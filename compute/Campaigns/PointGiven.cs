namespace Cluster.Compute.Campaigns;

/// <summary>A person gave a point that ran as a trial of its own; the sampler was not asked.</summary>
public sealed record PointGiven(int Number, Assignment Point) : SearchEvent(Number);
