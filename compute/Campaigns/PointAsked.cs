namespace Cluster.Compute.Campaigns;

/// <summary>The sampler gave a point.</summary>
public sealed record PointAsked(int Number, Assignment Point) : SearchEvent(Number);
