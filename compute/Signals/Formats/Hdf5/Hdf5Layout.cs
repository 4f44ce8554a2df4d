namespace Cluster.Compute.Signals.Formats.Hdf5;

/// <summary>Where the bytes of a dataset lie (layout messages 3 and 4).</summary>
internal sealed class Hdf5Layout(Hdf5Bytes file, Hdf5Message message, IReadOnlyList<Hdf5Filter> filters, long[] dims, int width, string name)
{
    /// <summary>All elements in C order.</summary>
    public ReadOnlyMemory<byte> Read()
    {
        var data = message.Data.Span;
        var (version, kind) = (Hdf5Bytes.Byte(data, 0), Hdf5Bytes.Byte(data, 1));
        if (version is not (3 or 4))
            throw SignalFormatException.Of($"expected a data layout of version 3 or 4, found {version}", name);
        var bytes = Total();
        switch (kind)
        {
            case 0:
                return Sized(message.Data.Slice(4, Math.Min(Hdf5Bytes.UInt16(data, 2), message.Data.Length - 4)), bytes);
            case 1:
                return bytes == 0 ? default : file.At(Hdf5Bytes.Int64(data, 2), bytes, $"the data of '{name}'");
            case 2:
                return Chunked(data, version, bytes);
            default:
                throw SignalFormatException.Of($"expected compact, contiguous or chunked data, found layout class {kind}", name);
        }
    }

    private long Total()
    {
        long total = width;
        foreach (var dim in dims)
        {
            if (dim != 0 && total > int.MaxValue / dim)
                throw SignalFormatException.Of($"expected at most {int.MaxValue} bytes in a dataset, found dimensions {string.Join('x', dims)}", name);
            total *= dim;
        }
        return total;
    }

    private ReadOnlyMemory<byte> Sized(ReadOnlyMemory<byte> data, long bytes) => data.Length >= bytes
        ? data[..(int)bytes]
        : throw SignalFormatException.Of($"expected {bytes} bytes of compact data, found {data.Length}", name);

    private byte[] Chunked(ReadOnlySpan<byte> data, int version, long bytes)
    {
        var (shape, chunks) = version == 3 ? Version3(data) : Version4(data);
        long chunkBytes = width;
        foreach (var side in shape)
        {
            if (side <= 0 || chunkBytes > int.MaxValue / side)
                throw SignalFormatException.Of($"expected chunks of 1 to {int.MaxValue} bytes, found {string.Join('x', shape)}", name);
            chunkBytes *= side;
        }
        // What is declared must be stored: a byte of deflate holds 1032 at most, so neither dimensions nor chunk sizes can make a small file large.
        var most = chunks.Sum(chunk => filters.Count == 0 ? (double)chunk.Bytes : chunk.Bytes * 1032.0);
        if (bytes > most || chunkBytes > most && chunks.Count > 0)
            throw SignalFormatException.Of($"expected stored chunks for {bytes} bytes, found {chunks.Count} chunks that cannot hold them", name);
        file.Expand(bytes, name);
        var target = new byte[bytes];
        foreach (var chunk in chunks)
        {
            file.Visit("a chunk");
            var stored = file.At(chunk.Address, chunk.Bytes, $"a chunk of '{name}'");
            file.Expand(filters.Count == 0 ? 0 : chunkBytes, name);
            var plain = filters.Count == 0 ? stored : Hdf5Pipeline.Undo(stored, filters, chunk.Mask, (int)chunkBytes, name);
            if (plain.Length < chunkBytes)
                throw SignalFormatException.Of($"expected a chunk of {chunkBytes} bytes, found {plain.Length}", name);
            Place(plain.Span, chunk.Origin, shape, target);
        }
        return target;
    }

    private (long[] Shape, IReadOnlyList<Hdf5Chunk> Chunks) Version3(ReadOnlySpan<byte> data)
    {
        var rank = Rank(Hdf5Bytes.Byte(data, 2));
        var shape = new long[rank];
        for (var i = 0; i < rank; i++)
            shape[i] = Hdf5Bytes.UInt32(data, 11 + 4 * i);
        return (shape, new Hdf5ChunkTree(file, rank, name).Read(Hdf5Bytes.Int64(data, 3)));
    }

    private (long[] Shape, IReadOnlyList<Hdf5Chunk> Chunks) Version4(ReadOnlySpan<byte> data)
    {
        var rank = Rank(Hdf5Bytes.Byte(data, 3));
        var encoded = Hdf5Bytes.Byte(data, 4);
        var shape = new long[rank];
        for (var i = 0; i < rank; i++)
            shape[i] = Hdf5Bytes.Number(data, 5 + encoded * i, encoded);
        var at = 5 + encoded * (rank + 1);
        var index = new Hdf5ChunkIndex(file, dims, shape, width, filters.Count > 0, name);
        return (shape, index.Read(data, at, (Hdf5Bytes.Byte(data, 2) & 2) != 0));
    }

    private int Rank(int stored) => stored == dims.Length + 1
        ? dims.Length
        : throw SignalFormatException.Of($"expected chunks of {dims.Length + 1} dimensions, found {stored}", name);

    private void Place(ReadOnlySpan<byte> plain, long[] origin, long[] shape, byte[] target)
    {
        var last = shape.Length - 1;
        var run = Math.Min(shape[last], dims[last] - origin[last]);
        if (run <= 0)
            return;
        var at = new long[shape.Length];
        while (true)
        {
            long from = 0, to = 0;
            var inside = true;
            for (var d = 0; d <= last; d++)
            {
                from = from * shape[d] + at[d];
                to = to * dims[d] + origin[d] + at[d];
                inside &= origin[d] + at[d] < dims[d];
            }
            if (inside)
                plain.Slice((int)(from * width), (int)(run * width)).CopyTo(target.AsSpan((int)(to * width)));
            var axis = last - 1;
            while (axis >= 0 && ++at[axis] == shape[axis])
                at[axis--] = 0;
            if (axis < 0)
                return;
        }
    }
}
