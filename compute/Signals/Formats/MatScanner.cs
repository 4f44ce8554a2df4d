using System.Buffers.Binary;

namespace Cluster.Compute.Signals.Formats;

/// <summary>Walks the tagged elements of a stretch of bytes; every length is checked against what is left.</summary>
internal sealed class MatScanner(ReadOnlyMemory<byte> bytes, bool littleEndian, long start)
{
    private const int TagBytes = 8;

    private int position;

    public bool AtEnd => position >= bytes.Length;

    public long Offset => start + position;

    public int Remaining => bytes.Length - position;

    /// <summary>The next element; <paramref name="expected"/> and <paramref name="variable"/> only word the error.</summary>
    public MatElement Next(string expected, string? variable)
    {
        if (Remaining < TagBytes)
            throw Error(variable, $"{expected} with a tag of {TagBytes} bytes", $"{Remaining} bytes before the end");
        var word = Word(position);
        return word >> 16 == 0 ? Long(word, expected, variable) : Short(word, expected, variable);
    }

    public MatElement Next(MatType type, string expected, string? variable)
    {
        var at = Offset;
        var element = Next(expected, variable);
        return element.Type == type
            ? element
            : throw SignalFormatException.AtByte(at, variable, $"{expected} of type {type}", $"type {element.Type}");
    }

    private MatElement Long(uint type, string expected, string? variable)
    {
        var size = Word(position + 4);
        if (size > Remaining - TagBytes)
            throw Error(variable, $"{expected} of {size} bytes", $"{Remaining - TagBytes} bytes before the end (truncated file?)");
        var length = (int)size;
        var data = position + TagBytes;
        var element = new MatElement((MatType)type, bytes.Slice(data, length), start + data);
        var padded = element.Type is MatType.Matrix or MatType.Compressed ? length : (length + 7L) / 8 * 8;
        position = (int)Math.Min(data + padded, bytes.Length);
        return element;
    }

    // Data of up to four bytes may share the tag's eight: size in the upper half of the first word.
    private MatElement Short(uint word, string expected, string? variable)
    {
        var length = (int)(word >> 16);
        if (length > 4)
            throw Error(variable, $"{expected} with at most 4 bytes in its tag", $"a packed tag of {length} bytes");
        var data = position + 4;
        var element = new MatElement((MatType)(word & 0xffff), bytes.Slice(data, length), start + data);
        position += TagBytes;
        return element;
    }

    private uint Word(int at)
    {
        var four = bytes.Span.Slice(at, 4);
        return littleEndian ? BinaryPrimitives.ReadUInt32LittleEndian(four) : BinaryPrimitives.ReadUInt32BigEndian(four);
    }

    private SignalFormatException Error(string? variable, string expected, string found)
        => SignalFormatException.AtByte(Offset, variable, expected, found);
}
