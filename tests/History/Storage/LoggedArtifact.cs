namespace Cluster.History.Storage;

/// <summary>A row of the table artifact; the hash as hex.</summary>
public sealed record LoggedArtifact(string Job, string Name, string Hash, long Fence);
