using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace Cluster.Compute.Signals.Formats;

/// <summary>The identity of a signal's samples.</summary>
public static class SampleDigest
{
    /// <summary>SHA-256 of the samples as little-endian float32, in lower-case hexadecimal.</summary>
    public static string Sha256(ReadOnlySpan<float> samples)
    {
        if (!BitConverter.IsLittleEndian)
            throw new PlatformNotSupportedException("expected a little-endian machine, found a big-endian one");
        return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(samples)));
    }
}
