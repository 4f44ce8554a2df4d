using System.Buffers.Binary;

namespace Cluster.Compute.Signals.Formats.Hdf5;

/// <summary>The bytes of an HDF5 file by its own addresses. Every stretch is checked against the file, and all that is visited is counted.</summary>
internal sealed class Hdf5Bytes(ReadOnlyMemory<byte> file, long baseAddress, FormatLimits limits)
{
    /// <summary>The address that means "nowhere".</summary>
    public const long Undefined = -1;

    private int visited;
    private long expanded;

    public FormatLimits Limits => limits;

    /// <summary>A stretch that must lie in the file; <paramref name="what"/> words the error.</summary>
    public ReadOnlyMemory<byte> At(long address, long length, string what)
    {
        var start = address + baseAddress;
        if (address < 0 || start < 0 || length < 0 || length > file.Length || start > file.Length - length)
            throw SignalFormatException.AtByte(Math.Max(start, 0), null, $"{what} of {length} bytes", $"a file of {file.Length} bytes (truncated?)");
        return file.Slice((int)start, (int)length);
    }

    /// <summary>What follows an address, at most <paramref name="length"/> bytes.</summary>
    public ReadOnlyMemory<byte> From(long address, long length, string what)
    {
        var start = address + baseAddress;
        return At(address, Math.Min(length, Math.Max(0, file.Length - start)), what);
    }

    /// <summary>A stretch that begins with the four letters of <paramref name="signature"/>.</summary>
    public ReadOnlyMemory<byte> Signed(long address, long length, ReadOnlySpan<byte> signature, string what)
    {
        var bytes = At(address, length, what);
        return bytes.Span.StartsWith(signature)
            ? bytes
            : throw SignalFormatException.AtByte(address + baseAddress, null, $"{what} with its signature", "other bytes");
    }

    /// <summary>Counts an object, node or chunk; cycles end here at the latest.</summary>
    public void Visit(string what)
    {
        if (++visited > limits.Arrays)
            throw SignalFormatException.Of($"expected at most {limits.Arrays} objects in an HDF5 file, found more at {what}");
    }

    /// <summary>Counts bytes that are allocated for what is decoded.</summary>
    public void Expand(long bytes, string name)
    {
        if (bytes < 0 || bytes > limits.ExpandedBytes - expanded)
            throw SignalFormatException.Of($"expected at most {limits.ExpandedBytes} bytes of data in an HDF5 file, found more", name);
        expanded += bytes;
    }

    public static long Int64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(Sliced(bytes, at, 8));

    public static uint UInt32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(Sliced(bytes, at, 4));

    public static int UInt16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(Sliced(bytes, at, 2));

    public static byte Byte(ReadOnlySpan<byte> bytes, int at) => Sliced(bytes, at, 1)[0];

    /// <summary>A number of 1 to 8 bytes.</summary>
    public static long Number(ReadOnlySpan<byte> bytes, int at, int width)
    {
        long value = 0;
        var part = Sliced(bytes, at, width);
        for (var i = Math.Min(width, 8) - 1; i >= 0; i--)
            value = value << 8 | part[i];
        return value;
    }

    /// <summary>A part of a message that must be whole.</summary>
    public static ReadOnlySpan<byte> Sliced(ReadOnlySpan<byte> bytes, int at, long length) =>
        at >= 0 && length >= 0 && length <= bytes.Length && at <= bytes.Length - length
            ? bytes.Slice(at, (int)length)
            : throw SignalFormatException.Of($"expected {length} bytes at {at} of an HDF5 structure, found {bytes.Length} in all (damaged?)");
}
