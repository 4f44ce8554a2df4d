using System.Security.Cryptography;
using System.Text;

namespace Cluster.Web.Comparisons;

/// <summary>The token of a share link: 32 random bytes as text for an address; only its hash ever leaves this process.</summary>
public static class ShareToken
{
    /// <summary>A new token of 43 characters.</summary>
    public static string New() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)).TrimEnd('=').Replace('+', '-').Replace('/', '_');

    /// <summary>Its SHA-256 in hex: a random token of this length needs no slow hash.</summary>
    public static string Digest(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)));
}
