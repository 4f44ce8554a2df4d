namespace Cluster.Example;

/// <summary>What the API answers to a creation.</summary>
public sealed record Created(string Id);
