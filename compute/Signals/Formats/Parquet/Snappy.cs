namespace Cluster.Compute.Signals.Formats.Parquet;

/// <summary>Expands the raw Snappy format ("Snappy compressed format description", 2011).</summary>
internal static class Snappy
{
    public static byte[] Expand(ReadOnlySpan<byte> data, int limit, string name)
    {
        var at = 0;
        long length = 0;
        for (var shift = 0; ; shift += 7)
        {
            if (at >= data.Length || shift > 28)
                throw Damaged(name, "a length in front");
            length |= (long)(data[at] & 0x7f) << shift;
            if (data[at++] < 0x80)
                break;
        }
        // Three bytes copy at most 64: a promise beyond that is none.
        if (length > limit || length > data.Length * 64L)
            throw SignalFormatException.Of($"expected at most {Math.Min(limit, data.Length * 64L)} bytes of expanded Snappy data, found {length}", name);
        var target = new byte[length];
        var filled = 0;
        while (at < data.Length)
        {
            var tag = data[at++];
            var (size, offset, extra) = Element(data, at, tag, name);
            at += extra;
            if (size > target.Length - filled || (tag & 3) == 0 && size > data.Length - at)
                throw Damaged(name, $"{size} bytes more");
            if ((tag & 3) == 0)
            {
                data.Slice(at, size).CopyTo(target.AsSpan(filled));
                at += size;
            }
            else
            {
                if (offset == 0 || offset > filled)
                    throw Damaged(name, "a copy of what came before");
                for (var i = 0; i < size; i++)
                    target[filled + i] = target[filled + i - (int)offset];
            }
            filled += size;
        }
        return filled == target.Length ? target : throw Damaged(name, $"{target.Length} bytes in all");
    }

    private static (int Size, long Offset, int Extra) Element(ReadOnlySpan<byte> data, int at, byte tag, string name)
    {
        var extra = (tag & 3) switch { 0 => tag >> 2 < 60 ? 0 : (tag >> 2) - 59, 1 => 1, 2 => 2, _ => 4 };
        if (extra > data.Length - at)
            throw Damaged(name, $"{extra} bytes more");
        long number = 0;
        for (var i = extra - 1; i >= 0; i--)
            number = number << 8 | data[at + i];
        return (tag & 3) switch
        {
            0 when extra == 0 => ((tag >> 2) + 1, 0, 0),
            0 => (number < int.MaxValue ? (int)number + 1 : throw Damaged(name, "a shorter literal"), 0, extra),
            1 => ((tag >> 2 & 7) + 4, (long)(tag >> 5) << 8 | number, extra),
            _ => ((tag >> 2) + 1, number, extra),
        };
    }

    private static SignalFormatException Damaged(string name, string expected) =>
        SignalFormatException.Of($"expected {expected} in Snappy data, found damage", name);
}
