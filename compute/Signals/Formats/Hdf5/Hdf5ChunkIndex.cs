namespace Cluster.Compute.Signals.Formats.Hdf5;

/// <summary>The chunk indexes of layout version 4 that list chunks in order: a single chunk, implicit, fixed array without pages.</summary>
internal sealed class Hdf5ChunkIndex(Hdf5Bytes file, long[] dims, long[] shape, int width, bool filtered, string name)
{
    public IReadOnlyList<Hdf5Chunk> Read(ReadOnlySpan<byte> data, int at, bool filteredSingle)
    {
        var kind = Hdf5Bytes.Byte(data, at);
        var bytes = shape.Aggregate((long)width, (product, side) => side <= 0 || product > int.MaxValue / side ? int.MaxValue : product * side);
        switch (kind)
        {
            case 1 when filteredSingle:
                return [new(Hdf5Bytes.Int64(data, at + 13), Hdf5Bytes.Int64(data, at + 1), Hdf5Bytes.UInt32(data, at + 9), new long[dims.Length])];
            case 1:
                return [new(Hdf5Bytes.Int64(data, at + 1), bytes, 0, new long[dims.Length])];
            case 2:
                var first = Hdf5Bytes.Int64(data, at + 1);
                return [.. Enumerable.Range(0, Count()).Select(i => new Hdf5Chunk(first + i * bytes, bytes, 0, Origin(i)))];
            case 3:
                return Fixed(Hdf5Bytes.Int64(data, at + 2), bytes);
            default:
                throw SignalFormatException.Of(
                    $"expected chunks listed by a version 1 tree, singly, implicitly or in a fixed array, found index {kind} (HDF5's \"latest\" format), which is not read: write the file with libver 'earliest'", name);
        }
    }

    private List<Hdf5Chunk> Fixed(long address, long bytes)
    {
        var head = file.Signed(address, 28, "FAHD"u8, $"the chunks of '{name}'").Span;
        var (entry, pageBits, count) = (Hdf5Bytes.Byte(head, 6), Hdf5Bytes.Byte(head, 7), Hdf5Bytes.Int64(head, 8));
        if (count != Count() || count > 1L << Math.Min((int)pageBits, 30))
            throw SignalFormatException.Of($"expected a fixed array of {Count()} chunks in one page, found {count}", name);
        if (entry < (filtered ? 13 : 8))
            throw SignalFormatException.Of($"expected entries of at least {(filtered ? 13 : 8)} bytes in a fixed array, found {entry}", name);
        var block = file.Signed(Hdf5Bytes.Int64(head, 16), 14 + count * entry, "FADB"u8, $"the chunks of '{name}'").Span;
        var chunks = new List<Hdf5Chunk>();
        for (var i = 0; i < count; i++)
        {
            var one = block.Slice(14 + i * entry, entry);
            chunks.Add(filtered
                ? new(Hdf5Bytes.Int64(one, 0), Hdf5Bytes.Number(one, 8, entry - 12), Hdf5Bytes.UInt32(one, entry - 4), Origin(i))
                : new(Hdf5Bytes.Int64(one, 0), bytes, 0, Origin(i)));
        }
        return chunks;
    }

    private int Count()
    {
        long count = 1;
        for (var d = 0; d < dims.Length; d++)
        {
            var side = shape[d] > 0 ? (dims[d] + shape[d] - 1) / shape[d] : throw SignalFormatException.Of("expected chunks of 1 or more on each side, found 0", name);
            if (side < 0 || side > file.Limits.Arrays || count * side > file.Limits.Arrays)
                throw SignalFormatException.Of($"expected at most {file.Limits.Arrays} chunks, found more", name);
            count *= side;
        }
        return (int)count;
    }

    private long[] Origin(int index)
    {
        var origin = new long[dims.Length];
        for (var d = dims.Length - 1; d >= 0; d--)
        {
            var side = (dims[d] + shape[d] - 1) / shape[d];
            origin[d] = index % side * shape[d];
            index = (int)(index / side);
        }
        return origin;
    }
}
