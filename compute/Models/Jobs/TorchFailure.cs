using System.Runtime.InteropServices;

namespace Cluster.Compute.Models.Jobs;

/// <summary>Reads torch's exceptions, without loading torch.</summary>
internal static class TorchFailure
{
    private static readonly string[] Phrases = ["allocate memory", "out of memory", "not enough memory"];

    /// <summary>Whether an exception says that memory of the host or of a device ran out.</summary>
    public static bool IsOutOfMemory(Exception e) =>
        e is OutOfMemoryException || (e is ExternalException && Phrases.Any(phrase => e.Message.Contains(phrase, StringComparison.OrdinalIgnoreCase)));
}
