namespace Cluster.Compute.Campaigns;

/// <summary>A parameter exists only where its parent, a discrete parameter declared earlier, has one of these values (numbers written as text).</summary>
public sealed record Condition(string Parent, IReadOnlyList<string> Values);
