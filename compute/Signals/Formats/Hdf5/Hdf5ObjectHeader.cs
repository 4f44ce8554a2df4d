namespace Cluster.Compute.Signals.Formats.Hdf5;

/// <summary>The messages of an object: version 1 (HDF5 1.6, MATLAB) or 2.</summary>
internal static class Hdf5ObjectHeader
{
    private const int Version1Bytes = 16;

    public static IReadOnlyList<Hdf5Message> Read(Hdf5Bytes file, long address)
    {
        file.Visit("an object header");
        var start = file.From(address, 64, "an object header").Span;
        return start.StartsWith("OHDR"u8) ? Version2(file, address, start) : Version1(file, address, start);
    }

    public static Hdf5Message? Of(this IReadOnlyList<Hdf5Message> messages, int type)
    {
        foreach (var message in messages)
        {
            if (message.Type == type)
                return message;
        }
        return null;
    }

    private static List<Hdf5Message> Version1(Hdf5Bytes file, long address, ReadOnlySpan<byte> start)
    {
        if (Hdf5Bytes.Byte(start, 0) != 1)
            throw SignalFormatException.Of($"expected an HDF5 object header of version 1 or 2, found {start[0]} at address {address}");
        var messages = new List<Hdf5Message>();
        var blocks = new Queue<ReadOnlyMemory<byte>>();
        blocks.Enqueue(file.At(address + Version1Bytes, Hdf5Bytes.UInt32(start, 8), "an object header"));
        while (blocks.TryDequeue(out var block))
        {
            file.Visit("a header block");
            // Each message: type 2, size 2, flags 1, reserved 3, data.
            for (var at = 0; at + 8 <= block.Length;)
            {
                file.Visit("a message");
                var (type, size) = (Hdf5Bytes.UInt16(block.Span, at), Hdf5Bytes.UInt16(block.Span, at + 2));
                Take(file, messages, blocks, type, Hdf5Bytes.Byte(block.Span, at + 4), Part(block, at + 8, size), signed: false);
                at += 8 + size;
            }
        }
        return messages;
    }

    private static List<Hdf5Message> Version2(Hdf5Bytes file, long address, ReadOnlySpan<byte> start)
    {
        var flags = Hdf5Bytes.Byte(start, 5);
        var at = 6 + ((flags & 0x20) != 0 ? 16 : 0) + ((flags & 0x10) != 0 ? 4 : 0);
        var width = 1 << (flags & 3);
        var size = Hdf5Bytes.Number(start, at, width);
        var messages = new List<Hdf5Message>();
        var blocks = new Queue<ReadOnlyMemory<byte>>();
        blocks.Enqueue(file.At(address + at + width, size, "an object header"));
        var head = 4 + ((flags & 0x04) != 0 ? 2 : 0);
        while (blocks.TryDequeue(out var block))
        {
            file.Visit("a header block");
            // Each message: type 1, size 2, flags 1, creation order 2 where kept, data.
            for (var position = 0; position + head <= block.Length;)
            {
                file.Visit("a message");
                var (type, length) = (Hdf5Bytes.Byte(block.Span, position), Hdf5Bytes.UInt16(block.Span, position + 1));
                Take(file, messages, blocks, type, Hdf5Bytes.Byte(block.Span, position + 3), Part(block, position + head, length), signed: true);
                position += head + length;
            }
        }
        return messages;
    }

    private static void Take(
        Hdf5Bytes file, List<Hdf5Message> messages, Queue<ReadOnlyMemory<byte>> blocks, int type, byte flags, ReadOnlyMemory<byte> data, bool signed)
    {
        if (type != Hdf5Message.Continuation)
        {
            messages.Add(new(type, (flags & 2) != 0, data));
            return;
        }
        var (offset, length) = (Hdf5Bytes.Int64(data.Span, 0), Hdf5Bytes.Int64(data.Span, 8));
        // A signed block has four letters in front and a checksum behind.
        blocks.Enqueue(signed
            ? Part(file.Signed(offset, length, "OCHK"u8, "a continued object header"), 4, length - 8)
            : file.At(offset, length, "a continued object header"));
    }

    private static ReadOnlyMemory<byte> Part(ReadOnlyMemory<byte> block, int at, long length) =>
        length >= 0 && at <= block.Length && length <= block.Length - at
            ? block.Slice(at, (int)length)
            : throw SignalFormatException.Of($"expected an HDF5 message of {length} bytes, found {block.Length - at} (damaged?)");
}
