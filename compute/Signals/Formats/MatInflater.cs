using System.IO.Compression;

namespace Cluster.Compute.Signals.Formats;

/// <summary>Expands compressed elements within one budget a file.</summary>
internal sealed class MatInflater(int limit)
{
    // The format cannot do better: one bit for 258 bytes, twice.
    private const int MaxRatio = 1032;

    private int expandedBytes;

    /// <summary>The expanded bytes of <paramref name="element"/>: the tag and data of one array.</summary>
    public byte[] Expand(MatElement element)
    {
        var most = Math.Min(limit - expandedBytes, (long)element.Data.Length * MaxRatio);
        using var compressed = new MemoryStream(element.Data.ToArray(), writable: false);
        using var zlib = new ZLibStream(compressed, CompressionMode.Decompress);
        using var expanded = new MemoryStream();
        var block = new byte[64 << 10];
        try
        {
            for (int read; (read = zlib.Read(block)) > 0;)
            {
                if (expanded.Length + read > most)
                    throw SignalFormatException.AtByte(element.Offset, null,
                        $"compressed data within the limit of {limit} bytes a file", "more (a decompression bomb?)");
                expanded.Write(block, 0, read);
            }
        }
        catch (Exception broken) when (broken is InvalidDataException or IOException)
        {
            throw SignalFormatException.AtByte(element.Offset, null,
                "zlib data", $"damage after {expanded.Length} expanded bytes", broken);
        }
        expandedBytes += (int)expanded.Length;
        return expanded.ToArray();
    }
}
