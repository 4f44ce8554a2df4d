using System.IO.Compression;
using System.Text;

namespace Cluster.Compute.Tests.Signals.Formats;

/// <summary>Writes HDF5 as MATLAB v7.3 does (superblock 0, symbol tables, version 1 headers, layout 3, chunks by a tree) for tests.</summary>
internal sealed class Hdf5Writer
{
    private const int Superblock = 96;
    private const int Symbols = 8;
    private const int TreeChildren = 32;

    private readonly int userBlock;
    private readonly MemoryStream file = new();

    public Hdf5Writer(bool userBlock = true)
    {
        this.userBlock = userBlock ? 512 : 0;
        var head = new byte[this.userBlock + Superblock];
        if (userBlock)
            Encoding.ASCII.GetBytes("MATLAB 7.3 MAT-file, written by a test".PadRight(116)).CopyTo(head, 0);
        file.Write(head);
    }

    /// <summary>A dataset of doubles; with chunks of so many elements along the first dimension if above 0. Returns its address.</summary>
    public long Dataset(double[] data, long[] dims, int chunk = 0, bool deflate = false, bool shuffle = false)
    {
        byte[] bytes = [.. data.SelectMany(BitConverter.GetBytes)];
        byte[] type = [0x11, 0x20, 0x3f, 0, 8, 0, 0, 0, 0, 0, 64, 0, 52, 11, 0, 52, 0xff, 3, 0, 0, 0, 0, 0, 0];
        var messages = new List<(int Type, byte[] Data)> { (1, Space(dims)), (3, type), (5, [2, 2, 0, 0, 0, 0, 0, 0]) };
        if (chunk == 0)
        {
            var at = Append(bytes);
            messages.Add((8, [3, 1, .. Long(at), .. Long(bytes.Length), 0, 0, 0, 0, 0, 0]));
        }
        else
        {
            var tree = Chunks(bytes, dims, chunk, deflate, shuffle);
            byte[] sides = [.. Int(chunk), .. dims.Skip(1).SelectMany(dim => Int((int)dim)), .. Int(8)];
            byte[] layout = [3, 2, (byte)(dims.Length + 1), .. Long(tree), .. sides];
            messages.Add((8, Padded(layout)));
            if (deflate || shuffle)
            {
                byte[] filters = [1, (byte)((deflate ? 1 : 0) + (shuffle ? 1 : 0)), 0, 0, 0, 0, 0, 0];
                if (shuffle)
                    filters = [.. filters, 2, 0, 0, 0, 1, 0, 1, 0, .. Int(8), .. Int(0)];
                if (deflate)
                    filters = [.. filters, 1, 0, 0, 0, 1, 0, 1, 0, .. Int(6), .. Int(0)];
                messages.Add((11, filters));
            }
        }
        return Header(messages);
    }

    /// <summary>A dataset of references to objects, as cell arrays are; returns its address.</summary>
    public long Cells(params long[] objects)
    {
        var at = Append([.. objects.SelectMany(Long)]);
        return Header([(1, Space([objects.Length, 1])), (3, [0x17, 0, 0, 0, 8, 0, 0, 0]), (5, [2, 2, 0, 0, 0, 0, 0, 0]),
            (8, [3, 1, .. Long(at), .. Long(objects.Length * 8), 0, 0, 0, 0, 0, 0])]);
    }

    /// <summary>A group of at most eight objects; returns its address.</summary>
    public long Group(params (string Name, long Object)[] entries)
    {
        var (heap, symbols, last) = Table(entries);
        var tree = Append(Fixed([.. "TREE"u8, 0, 0, 1, 0, .. Long(-1), .. Long(-1), .. Long(0), .. Long(symbols), .. Long(last)], 24 + 8 * (2 * TreeChildren + 1)));
        return Header([(0x11, [.. Long(tree), .. Long(heap)])]);
    }

    /// <summary>The file with this root.</summary>
    public byte[] Root(params (string Name, long Object)[] entries)
    {
        var root = Group(entries);
        var bytes = file.ToArray();
        byte[] super = [0x89, .. "HDF"u8, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0, 0, 8, 8, 0, 4, 0, 16, 0, 0, 0, 0, 0,
            .. Long(userBlock), .. Long(-1), .. Long(bytes.Length - userBlock), .. Long(-1), .. Long(0), .. Long(root), .. Int(0), .. Int(0), .. new byte[16]];
        super.CopyTo(bytes, userBlock);
        return bytes;
    }

    private (long Heap, long Symbols, long Last) Table((string Name, long Object)[] entries)
    {
        var names = new MemoryStream();
        names.Write(new byte[8]);
        var symbols = new MemoryStream();
        var last = 0L;
        symbols.Write([.. "SNOD"u8, 1, 0, (byte)entries.Length, 0]);
        foreach (var (name, target) in entries.OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            last = names.Length;
            symbols.Write([.. Long(last), .. Long(target), .. Int(0), .. Int(0), .. new byte[16]]);
            names.Write(Padded([.. Encoding.UTF8.GetBytes(name), 0]));
        }
        var data = Append(names.ToArray());
        var heap = Append([.. "HEAP"u8, 0, 0, 0, 0, .. Long(names.Length), .. Long(1), .. Long(data)]);
        return (heap, Append(Fixed(symbols.ToArray(), 8 + 40 * Symbols)), last);
    }

    private long Chunks(byte[] bytes, long[] dims, int chunk, bool deflate, bool shuffle)
    {
        var row = 8 * (int)dims.Skip(1).Aggregate(1L, (product, dim) => product * dim);
        var keys = new MemoryStream();
        var count = 0;
        for (var first = 0L; first < dims[0]; first += chunk, count++)
        {
            var plain = new byte[chunk * row];
            bytes.AsSpan((int)first * row, Math.Min(plain.Length, bytes.Length - (int)first * row)).CopyTo(plain);
            if (shuffle)
                plain = [.. Enumerable.Range(0, plain.Length).Select(i => plain[i % (plain.Length / 8) * 8 + i / (plain.Length / 8)])];
            if (deflate)
            {
                using var packed = new MemoryStream();
                using (var zlib = new ZLibStream(packed, CompressionLevel.Optimal, leaveOpen: true))
                    zlib.Write(plain);
                plain = packed.ToArray();
            }
            keys.Write([.. Int(plain.Length), .. Int(0), .. Long(first), .. new byte[8 * dims.Length], .. Long(Append(plain))]);
        }
        keys.Write([.. Int(0), .. Int(0), .. Long(dims[0]), .. new byte[8 * dims.Length]]);
        var key = 8 + 8 * (dims.Length + 1);
        return Append(Fixed([.. "TREE"u8, 1, 0, (byte)count, (byte)(count >> 8), .. Long(-1), .. Long(-1), .. keys.ToArray()],
            24 + key + (key + 8) * Math.Max(count, 64)));
    }

    private long Header(List<(int Type, byte[] Data)> messages)
    {
        byte[] body = [.. messages.SelectMany(message => (byte[])[(byte)message.Type, 0, (byte)message.Data.Length, 0, 0, 0, 0, 0, .. message.Data])];
        return Append([1, 0, (byte)messages.Count, 0, .. Int(1), .. Int(body.Length), 0, 0, 0, 0, .. body]);
    }

    private long Append(byte[] bytes)
    {
        while (file.Length % 8 != 0)
            file.WriteByte(0);
        var at = file.Length - userBlock;
        file.Write(bytes);
        return at;
    }

    private static byte[] Space(long[] dims) => [1, (byte)dims.Length, 0, 0, 0, 0, 0, 0, .. dims.SelectMany(Long)];

    private static byte[] Padded(byte[] bytes) => Fixed(bytes, (bytes.Length + 7) / 8 * 8);

    private static byte[] Fixed(byte[] bytes, int length) => [.. bytes, .. new byte[Math.Max(0, length - bytes.Length)]];

    private static byte[] Int(int value) => BitConverter.GetBytes(value);

    private static byte[] Long(long value) => BitConverter.GetBytes(value);
}
