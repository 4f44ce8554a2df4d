namespace Cluster.History.Storage;

/// <summary>Something that needs a blob.</summary>
public sealed record BlobReference(string Hash, string By);
