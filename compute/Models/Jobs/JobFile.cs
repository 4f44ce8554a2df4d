namespace Cluster.Compute.Models.Jobs;

/// <summary>A file a job left: its name as an artifact, its path, SHA-256 (hex, lower case) and length in bytes.</summary>
public sealed record JobFile(string Name, string Path, string Hash, long Length);
