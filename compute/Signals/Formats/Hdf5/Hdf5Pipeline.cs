namespace Cluster.Compute.Signals.Formats.Hdf5;

/// <summary>Undoes the filters of a chunk.</summary>
internal static class Hdf5Pipeline
{
    /// <summary>The chunk's plain bytes, exactly <paramref name="bytes"/> of them.</summary>
    public static byte[] Undo(ReadOnlyMemory<byte> stored, IReadOnlyList<Hdf5Filter> filters, uint mask, int bytes, string name)
    {
        var data = stored.ToArray();
        for (var i = filters.Count - 1; i >= 0; i--)
        {
            // A set bit: this filter was left out for this chunk.
            if ((mask >> i & 1) != 0)
                continue;
            data = filters[i].Id switch
            {
                Hdf5Filter.Deflate => Inflated.Zlib(data, bytes + 4, name),
                Hdf5Filter.Shuffle => Unshuffle(data, filters[i].Parameter, name),
                Hdf5Filter.Fletcher32 => data.Length >= 4 ? data[..^4] : data,
                var other => throw SignalFormatException.Of($"expected the filters deflate, shuffle or fletcher32, found filter {other} (szip, lzf, blosc ...), which is not read", name),
            };
        }
        return data.Length == bytes
            ? data
            : throw SignalFormatException.Of($"expected a chunk of {bytes} bytes, found {data.Length}", name);
    }

    private static byte[] Unshuffle(byte[] data, int width, string name)
    {
        if (width is < 1 or > 256)
            throw SignalFormatException.Of($"expected elements of 1 to 256 bytes in a shuffled chunk, found {width}", name);
        var count = data.Length / width;
        var plain = new byte[data.Length];
        for (var b = 0; b < width; b++)
        {
            for (var i = 0; i < count; i++)
                plain[i * width + b] = data[b * count + i];
        }
        data.AsSpan(count * width).CopyTo(plain.AsSpan(count * width));
        return plain;
    }
}
