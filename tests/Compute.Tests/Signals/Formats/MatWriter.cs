using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Cluster.Compute.Tests.Signals.Formats;

/// <summary>Writes MAT v5 for tests: what the reader must accept, and by its parts what it must refuse.</summary>
internal sealed class MatWriter(bool littleEndian = true, bool compressed = false)
{
    private readonly MemoryStream file = Header(littleEndian);

    public byte[] Bytes => file.ToArray();

    public MatWriter Add(byte[] array)
    {
        if (!compressed)
        {
            file.Write(array);
            return this;
        }
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(array);
        file.Write(Words(15, (uint)packed.Length));
        file.Write(packed.ToArray());
        return this;
    }

    public MatWriter Doubles(string name, params double[] values) => Add(Array(name, 6, [values.Length, 1], 9, Numbers(values)));

    public byte[] Array(string name, uint matClass, int[] dims, uint type, byte[] data, uint flags = 0)
        => Matrix([Head(name, matClass, dims, flags), Element(type, data)]);

    public byte[] Struct(string name, int[] dims, string[] fields, params byte[][] values)
    {
        const int width = 32;
        var names = fields.SelectMany(field => Encoding.ASCII.GetBytes(field.PadRight(width, '\0'))).ToArray();
        return Matrix([Head(name, 2, dims, 0), Element(5, Words(width)), Element(1, names), .. values]);
    }

    public byte[] Cell(string name, int[] dims, params byte[][] cells) => Matrix([Head(name, 1, dims, 0), .. cells]);

    public byte[] Head(string name, uint matClass, int[] dims, uint flags)
        => [.. Element(6, Words(matClass | flags, 0)),
            .. Element(5, Words([.. dims.Select(dim => (uint)dim)])),
            .. Element(1, Encoding.ASCII.GetBytes(name))];

    public byte[] Matrix(params byte[][] parts)
    {
        var content = parts.SelectMany(part => part).ToArray();
        return [.. Words(14, (uint)content.Length), .. content];
    }

    public byte[] Element(uint type, byte[] data)
        => data.Length is > 0 and <= 4
            ? [.. Words((uint)data.Length << 16 | type), .. data, .. new byte[4 - data.Length]]
            : [.. Words(type, (uint)data.Length), .. data, .. new byte[(8 - data.Length % 8) % 8]];

    public byte[] Numbers(params double[] values) => [.. values.SelectMany(value => Ordered(BitConverter.GetBytes(value)))];

    public byte[] Ordered(byte[] machine) => littleEndian == BitConverter.IsLittleEndian ? machine : [.. machine.Reverse()];

    private byte[] Words(params uint[] words)
    {
        var bytes = new byte[words.Length * 4];
        for (var i = 0; i < words.Length; i++)
        {
            if (littleEndian)
                BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(i * 4), words[i]);
            else
                BinaryPrimitives.WriteUInt32BigEndian(bytes.AsSpan(i * 4), words[i]);
        }
        return bytes;
    }

    private static MemoryStream Header(bool littleEndian)
    {
        var header = new MemoryStream();
        header.Write(Encoding.ASCII.GetBytes("MATLAB 5.0 MAT-file, written by a test".PadRight(116)));
        header.Write(new byte[8]);
        header.Write(littleEndian ? [0, 1, (byte)'I', (byte)'M'] : [1, 0, (byte)'M', (byte)'I']);
        return header;
    }
}
