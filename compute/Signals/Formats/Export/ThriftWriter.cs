using System.Buffers;
using System.Text;

namespace Cluster.Compute.Signals.Formats.Export;

/// <summary>Writes structs in the compact protocol of Apache Thrift.</summary>
internal sealed class ThriftWriter
{
    private readonly ArrayBufferWriter<byte> bytes = new();
    private readonly Stack<int> outer = new();
    private int last;

    public ThriftWriter Int32(int field, long value) => Field(field, 5).ZigZag(value);

    public ThriftWriter Int64(int field, long value) => Field(field, 6).ZigZag(value);

    public ThriftWriter Text(int field, string value) => Field(field, 8).Raw(value);

    public ThriftWriter TextList(int field, params string[] values)
    {
        Field(field, 9).ListHead(8, values.Length);
        foreach (var value in values)
            Raw(value);
        return this;
    }

    public ThriftWriter Int32List(int field, params int[] values)
    {
        Field(field, 9).ListHead(5, values.Length);
        foreach (var value in values)
            ZigZag(value);
        return this;
    }

    public ThriftWriter Struct(int field, Action<ThriftWriter> write) => Field(field, 12).Nested(write);

    public ThriftWriter Structs(int field, params Action<ThriftWriter>[] elements)
    {
        Field(field, 9).ListHead(12, elements.Length);
        foreach (var element in elements)
            Nested(element);
        return this;
    }

    /// <summary>Ends the outermost struct.</summary>
    public byte[] End()
    {
        Put(0);
        return bytes.WrittenSpan.ToArray();
    }

    private ThriftWriter Nested(Action<ThriftWriter> write)
    {
        outer.Push(last);
        last = 0;
        write(this);
        Put(0);
        last = outer.Pop();
        return this;
    }

    private ThriftWriter Field(int field, int type)
    {
        Put((byte)(field - last << 4 | type));
        last = field;
        return this;
    }

    private void ListHead(int type, int count)
    {
        Put((byte)(Math.Min(count, 15) << 4 | type));
        if (count >= 15)
            Varint((ulong)count);
    }

    private ThriftWriter Raw(string text)
    {
        var utf8 = Encoding.UTF8.GetBytes(text);
        Varint((ulong)utf8.Length);
        bytes.Write(utf8);
        return this;
    }

    private ThriftWriter ZigZag(long value)
    {
        Varint((ulong)(value << 1 ^ value >> 63));
        return this;
    }

    private void Put(byte one) => bytes.Write([one]);

    private void Varint(ulong value)
    {
        for (; value >= 0x80; value >>= 7)
            Put((byte)(value | 0x80));
        Put((byte)value);
    }
}
