namespace Cluster.Compute.Signals.Formats.Hdf5;

/// <summary>A stored chunk: where it is, its stored length, which filters were left out, and the index of its first element.</summary>
internal sealed record Hdf5Chunk(long Address, long Bytes, uint Mask, long[] Origin);
