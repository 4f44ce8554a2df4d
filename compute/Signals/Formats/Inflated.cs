using System.IO.Compression;

namespace Cluster.Compute.Signals.Formats;

/// <summary>Expands compressed bytes up to a limit.</summary>
internal static class Inflated
{
    public static byte[] Zlib(byte[] data, long limit, string? name) =>
        Read(new ZLibStream(new MemoryStream(data, writable: false), CompressionMode.Decompress), limit, "zlib", name);

    public static byte[] GZip(byte[] data, long limit, string? name) =>
        Read(new GZipStream(new MemoryStream(data, writable: false), CompressionMode.Decompress), limit, "gzip", name);

    public static byte[] Brotli(byte[] data, long limit, string? name) =>
        Read(new BrotliStream(new MemoryStream(data, writable: false), CompressionMode.Decompress), limit, "brotli", name);

    /// <summary>All of a stream that expands; more than the limit or damage is refused.</summary>
    public static byte[] Read(Stream expanding, long limit, string words, string? name)
    {
        using var _ = expanding;
        using var expanded = new MemoryStream();
        var block = new byte[32 << 10];
        try
        {
            for (int read; (read = expanding.Read(block)) > 0;)
            {
                if (expanded.Length + read > limit)
                    throw SignalFormatException.Of($"expected at most {limit} bytes of expanded {words} data, found more (a decompression bomb?)", name);
                expanded.Write(block, 0, read);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or InvalidOperationException or IOException)
        {
            throw SignalFormatException.Of($"expected {words} data, found damage after {expanded.Length} expanded bytes", name, broken);
        }
        return expanded.ToArray();
    }
}
