namespace Cluster.Compute.Campaigns;

/// <summary>What is wrong with a search space, and at which parameter.</summary>
public sealed record SpaceProblem(string Parameter, string Message);
