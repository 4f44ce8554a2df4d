using System.Text;

namespace Cluster.Compute.Signals.Formats.Hdf5;

/// <summary>The names in a group and the objects they lead to.</summary>
internal static class Hdf5Links
{
    private const int SymbolBytes = 40;

    /// <summary>Hard links by name; soft and external ones lead to what is listed elsewhere or is no part of the file.</summary>
    public static IReadOnlyList<(string Name, long Address)> Of(Hdf5Bytes file, IReadOnlyList<Hdf5Message> messages)
    {
        var links = new List<(string Name, long Address)>();
        if (messages.Of(Hdf5Message.SymbolTable) is { } table)
        {
            var heap = file.Signed(Hdf5Bytes.Int64(table.Data.Span, 8), 32, "HEAP"u8, "a heap of names").Span;
            var names = file.At(Hdf5Bytes.Int64(heap, 24), Hdf5Bytes.Int64(heap, 8), "a heap of names");
            Tree(file, Hdf5Bytes.Int64(table.Data.Span, 0), names, links, depth: 0);
        }
        if (messages.Of(Hdf5Message.LinkInfo) is { } info)
        {
            var heap = Hdf5Bytes.Int64(info.Data.Span, 2 + ((Hdf5Bytes.Byte(info.Data.Span, 1) & 1) != 0 ? 8 : 0));
            if (heap != Hdf5Bytes.Undefined)
                throw SignalFormatException.Of(
                    "expected a group that lists its links one by one, found a dense group (HDF5's \"latest\" format), which is not read: write the file with libver 'earliest'");
        }
        foreach (var message in messages.Where(one => one.Type == Hdf5Message.Link))
        {
            if (Link(message.Data.Span) is { } link)
                links.Add(link);
        }
        return links;
    }

    private static void Tree(Hdf5Bytes file, long address, ReadOnlyMemory<byte> names, List<(string Name, long Address)> links, int depth)
    {
        file.Visit("a group's tree");
        if (depth > file.Limits.Depth)
            throw SignalFormatException.Of($"expected at most {file.Limits.Depth} levels of an HDF5 tree, found more");
        var head = file.Signed(address, 24, "TREE"u8, "a group's tree").Span;
        var (level, entries) = (Hdf5Bytes.Byte(head, 5), Hdf5Bytes.UInt16(head, 6));
        var body = file.At(address + 24, entries * 16L + 8, "a group's tree").Span;
        for (var i = 0; i < entries; i++)
        {
            var child = Hdf5Bytes.Int64(body, i * 16 + 8);
            if (level > 0)
                Tree(file, child, names, links, depth + 1);
            else
                Symbols(file, child, names, links);
        }
    }

    private static void Symbols(Hdf5Bytes file, long address, ReadOnlyMemory<byte> names, List<(string Name, long Address)> links)
    {
        file.Visit("a group's names");
        var count = Hdf5Bytes.UInt16(file.Signed(address, 8, "SNOD"u8, "a group's names").Span, 6);
        var entries = file.At(address + 8, (long)count * SymbolBytes, "a group's names").Span;
        for (var i = 0; i < count; i++)
        {
            file.Visit("a name");
            var entry = entries.Slice(i * SymbolBytes, SymbolBytes);
            var offset = Hdf5Bytes.Int64(entry, 0);
            if (offset < 0 || offset >= names.Length)
                throw SignalFormatException.Of($"expected a name within the {names.Length} bytes of a group's heap, found it at {offset}");
            // A soft link has 2 here and no object of its own.
            if (Hdf5Bytes.UInt32(entry, 16) != 2)
                links.Add((Text(names.Span[(int)offset..]), Hdf5Bytes.Int64(entry, 8)));
        }
    }

    private static (string Name, long Address)? Link(ReadOnlySpan<byte> data)
    {
        var flags = Hdf5Bytes.Byte(data, 1);
        var at = 2;
        var type = (flags & 0x08) != 0 ? Hdf5Bytes.Byte(data, at++) : 0;
        at += ((flags & 0x04) != 0 ? 8 : 0) + ((flags & 0x10) != 0 ? 1 : 0);
        var width = 1 << (flags & 3);
        var length = Hdf5Bytes.Number(data, at, width);
        var name = Text(Hdf5Bytes.Sliced(data, at + width, length));
        return type == 0 ? (name, Hdf5Bytes.Int64(data, at + width + (int)length)) : null;
    }

    internal static string Text(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.IndexOf((byte)0);
        return Encoding.UTF8.GetString(end < 0 ? bytes : bytes[..end]);
    }
}
