namespace Cluster.Compute.Signals.Formats;

/// <summary>Reads a stream of unknown length whole, up to a limit.</summary>
internal static class BoundedBytes
{
    public static byte[] Read(Stream stream, int limit)
    {
        using var buffer = new MemoryStream();
        var block = new byte[64 << 10];
        for (int read; (read = stream.Read(block)) > 0;)
        {
            if (buffer.Length + read > limit)
                throw SignalFormatException.Of($"expected a file of at most {limit} bytes, found more");
            buffer.Write(block, 0, read);
        }
        return buffer.ToArray();
    }
}
