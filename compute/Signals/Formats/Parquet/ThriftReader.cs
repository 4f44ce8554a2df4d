namespace Cluster.Compute.Signals.Formats.Parquet;

/// <summary>Decodes the compact protocol of Apache Thrift; depth and number of values are bounded.</summary>
internal sealed class ThriftReader(ReadOnlyMemory<byte> bytes, FormatLimits limits)
{
    private int values;

    /// <summary>How many bytes have been read.</summary>
    public int Position { get; private set; }

    public ThriftStruct Struct(int depth = 0)
    {
        if (depth > limits.Depth)
            throw Damaged($"at most {limits.Depth} levels of nesting", "more");
        var read = new ThriftStruct();
        for (var field = 0; ;)
        {
            var head = Byte();
            if (head == 0)
                return read;
            field = head >> 4 == 0 ? (int)ZigZag() : field + (head >> 4);
            read.Set(field, Value(head & 0x0f, depth, inList: false));
        }
    }

    private object Value(int type, int depth, bool inList)
    {
        if (++values > limits.Arrays * 10L)
            throw Damaged($"at most {limits.Arrays * 10L} values", "more");
        return type switch
        {
            // A flag of a list has a byte of its own, that of a struct is its type.
            1 => !inList || Byte() == 1,
            2 => inList && Byte() == 1,
            3 => (long)(sbyte)Byte(),
            4 or 5 or 6 => ZigZag(),
            7 => BitConverter.ToDouble(Take(8).Span),
            8 => Take(Length()),
            9 or 10 => List(depth),
            12 => Struct(depth + 1),
            _ => throw Damaged("a Thrift type from 1 to 10 or 12", $"{type}"),
        };
    }

    private List<object> List(int depth)
    {
        if (depth > limits.Depth)
            throw Damaged($"at most {limits.Depth} levels of nesting", "more");
        var head = Byte();
        var count = head >> 4 == 15 ? Length() : head >> 4;
        if (count > bytes.Length - Position)
            throw Damaged($"a list of at most {bytes.Length - Position} elements", $"{count}");
        var list = new List<object>(Math.Min(count, 1024));
        for (var i = 0; i < count; i++)
            list.Add(Value(head & 0x0f, depth + 1, inList: true));
        return list;
    }

    private int Length() => Varint() is <= int.MaxValue and var length ? (int)length : throw Damaged("a length below 2^31", "more");

    private long ZigZag()
    {
        var value = Varint();
        return (long)(value >> 1) ^ -(long)(value & 1);
    }

    private ulong Varint()
    {
        ulong value = 0;
        for (var shift = 0; shift < 64; shift += 7)
        {
            var one = Byte();
            value |= (ulong)(one & 0x7f) << shift;
            if (one < 0x80)
                return value;
        }
        throw Damaged("a number of at most 10 bytes", "more");
    }

    private byte Byte() => Take(1).Span[0];

    private ReadOnlyMemory<byte> Take(int count)
    {
        if (count > bytes.Length - Position)
            throw Damaged($"{count} more bytes", $"{bytes.Length - Position} before the end");
        Position += count;
        return bytes.Slice(Position - count, count);
    }

    private SignalFormatException Damaged(string expected, string found) =>
        SignalFormatException.Of($"expected {expected} in Parquet metadata at byte {Position}, found {found} (damaged?)");
}
