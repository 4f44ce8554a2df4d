namespace Cluster.Compute.Signals.Formats.Parquet;

/// <summary>The RLE / bit-packing hybrid of Parquet: levels and dictionary indexes.</summary>
internal static class BitPacked
{
    /// <summary>Exactly <paramref name="count"/> numbers of <paramref name="width"/> bits.</summary>
    public static int[] Read(ReadOnlySpan<byte> data, int width, int count, string name)
    {
        if (width is < 0 or > 31)
            throw SignalFormatException.Of($"expected numbers of 0 to 31 bits in a Parquet page, found {width}", name);
        var values = new int[count];
        for (int filled = 0, at = 0; filled < count;)
        {
            var head = Varint(data, ref at, name);
            if ((head & 1) == 0)
            {
                var run = (int)Math.Min(head >> 1, (uint)(count - filled));
                var bytes = (width + 7) / 8;
                if (run == 0 || bytes > data.Length - at)
                    throw Damaged(name);
                var value = 0;
                for (var i = bytes - 1; i >= 0; i--)
                    value = value << 8 | data[at + i];
                values.AsSpan(filled, run).Fill(value);
                at += bytes;
                filled += run;
                continue;
            }
            var packed = (long)(head >> 1) * 8;
            var take = (int)Math.Min(packed, count - filled);
            if (take == 0 || ((long)take * width + 7) / 8 > data.Length - at)
                throw Damaged(name);
            for (var i = 0; i < take; i++)
                values[filled + i] = Bits(data, at, (long)i * width, width);
            at = (int)Math.Min(data.Length, at + packed * width / 8);
            filled += take;
        }
        return values;
    }

    private static int Bits(ReadOnlySpan<byte> data, int at, long bit, int width)
    {
        long value = 0;
        var first = at + (int)(bit >> 3);
        var shift = (int)(bit & 7);
        for (var i = 0; i * 8 < shift + width; i++)
            value |= (long)data[first + i] << (8 * i);
        return (int)(value >> shift & (1L << width) - 1);
    }

    private static uint Varint(ReadOnlySpan<byte> data, ref int at, string name)
    {
        uint value = 0;
        for (var shift = 0; shift < 32; shift += 7)
        {
            if (at >= data.Length)
                throw Damaged(name);
            var one = data[at++];
            value |= (uint)(one & 0x7f) << shift;
            if (one < 0x80)
                return value;
        }
        throw Damaged(name);
    }

    private static SignalFormatException Damaged(string name) =>
        SignalFormatException.Of("expected runs or packed numbers in a Parquet page, found damage", name);
}
