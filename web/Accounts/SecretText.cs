using System.Security.Cryptography;
using System.Text;

namespace Cluster.Web.Accounts;

/// <summary>Random texts that are as good as a password, and what is stored of them.</summary>
internal static class SecretText
{
    /// <summary>A prefix and 32 random bytes in hex.</summary>
    public static string New(string prefix) => prefix + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));

    /// <summary>SHA-256: the text is 256 random bits, so a slow hash would add nothing.</summary>
    public static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
