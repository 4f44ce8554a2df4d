namespace Cluster.Compute.Models.Artifacts;

/// <summary>One tensor of a file: type such as F32, shape, and its elements as little-endian bytes in row-major order.</summary>
public sealed record SafeTensor(string Type, IReadOnlyList<long> Shape, ReadOnlyMemory<byte> Bytes);
