using System.Text;

namespace Cluster.Compute.Signals.Formats;

/// <summary>The first bytes of a MAT file: version and byte order, or a sentence why it is not MAT v5.</summary>
internal static class MatHeader
{
    public const int Bytes = 128;

    private static ReadOnlySpan<byte> Hdf5Signature => [0x89, (byte)'H', (byte)'D', (byte)'F', 0x0d, 0x0a, 0x1a, 0x0a];

    /// <summary>True where the bytes begin as a MAT file of any version does.</summary>
    public static bool Recognises(ReadOnlySpan<byte> file)
        => file.StartsWith("MATLAB"u8) || file.StartsWith(Hdf5Signature);

    /// <summary>True for little endian, false for big endian; throws on everything that is not MAT v5.</summary>
    public static bool IsLittleEndian(ReadOnlySpan<byte> file)
    {
        if (IsHdf5(file))
            throw SignalFormatException.Of(
                "expected a MAT v5 file, found MAT v7.3 (HDF5), which is not read: save it again with '-v7' in MATLAB");
        if (file.Length < Bytes)
            throw SignalFormatException.AtByte(0, null, $"a MAT v5 header of {Bytes} bytes", $"a file of {file.Length} bytes");
        var version = file[124..126];
        var order = file[126..128];
        if (order.SequenceEqual("IM"u8) && version[1] == 1)
            return true;
        if (order.SequenceEqual("MI"u8) && version[0] == 1)
            return false;
        // Version 4 has no text in front: its first word is a number below 5000, so one of these bytes is zero.
        if (file[..4].Contains((byte)0))
            throw SignalFormatException.Of(
                "expected a MAT v5 file, found what looks like MAT v4, which is not read: save it again with '-v7' in MATLAB");
        throw SignalFormatException.AtByte(124, null,
            "MAT v5 version 0x0100 and byte order 'IM' or 'MI'",
            $"bytes {Convert.ToHexString(file[124..128])} after '{Printable(file[..20])}'");
    }

    private static bool IsHdf5(ReadOnlySpan<byte> file)
        => file.StartsWith(Hdf5Signature) || file.Length >= 520 && file[512..].StartsWith(Hdf5Signature)
            || file.StartsWith("MATLAB 7.3"u8);

    private static string Printable(ReadOnlySpan<byte> bytes)
        => string.Concat(Encoding.Latin1.GetString(bytes).Select(c => c is >= ' ' and <= '~' ? c : '.'));
}
