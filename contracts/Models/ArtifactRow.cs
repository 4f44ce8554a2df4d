namespace Cluster.Contracts.Models;

/// <summary>A file a job left: name, SHA-256 (hex) of its bytes, length in bytes.</summary>
[GenerateSerializer, Immutable, Alias("Models.ArtifactRow")]
public sealed record ArtifactRow([property: Id(0)] string Name, [property: Id(1)] string Hash, [property: Id(2)] long Length);
