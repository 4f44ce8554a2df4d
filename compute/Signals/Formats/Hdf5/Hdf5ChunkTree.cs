namespace Cluster.Compute.Signals.Formats.Hdf5;

/// <summary>The chunks of a dataset by a version 1 B-tree, as HDF5 1.6 to 1.8 and MATLAB write it.</summary>
internal sealed class Hdf5ChunkTree(Hdf5Bytes file, int rank, string name)
{
    private readonly List<Hdf5Chunk> chunks = [];

    public IReadOnlyList<Hdf5Chunk> Read(long address)
    {
        if (address != Hdf5Bytes.Undefined)
            Node(address, 0);
        return chunks;
    }

    private void Node(long address, int depth)
    {
        file.Visit($"the chunks of '{name}'");
        if (depth > file.Limits.Depth)
            throw SignalFormatException.Of($"expected at most {file.Limits.Depth} levels of an HDF5 tree, found more", name);
        var head = file.Signed(address, 24, "TREE"u8, $"the chunks of '{name}'").Span;
        var (level, entries) = (Hdf5Bytes.Byte(head, 5), Hdf5Bytes.UInt16(head, 6));
        // Key: stored bytes 4, filter mask 4, origin 8 for each dimension and one for the element; then the child's address.
        var key = 8 + 8 * (rank + 1);
        var body = file.At(address + 24, (long)entries * (key + 8), $"the chunks of '{name}'").Span;
        for (var i = 0; i < entries; i++)
        {
            var entry = body.Slice(i * (key + 8), key + 8);
            var child = Hdf5Bytes.Int64(entry, key);
            if (level > 0)
            {
                Node(child, depth + 1);
                continue;
            }
            file.Visit("a chunk");
            var origin = new long[rank];
            for (var d = 0; d < rank; d++)
            {
                origin[d] = Hdf5Bytes.Int64(entry, 8 + 8 * d);
                if (origin[d] is < 0 or > int.MaxValue)
                    throw SignalFormatException.Of($"expected a chunk within the dataset, found its origin at {origin[d]}", name);
            }
            chunks.Add(new(child, Hdf5Bytes.UInt32(entry, 0), Hdf5Bytes.UInt32(entry, 4), origin));
        }
    }
}
