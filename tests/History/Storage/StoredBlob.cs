namespace Cluster.History.Storage;

/// <summary>A stored blob: the hash and length it is filed under, and those of the bytes that are there.</summary>
public sealed record StoredBlob(string Hash, long Length, string ActualHash, long ActualLength);
