namespace Cluster.Compute.Signals.Formats;

/// <summary>What a file may ask for before it is refused, so that a small upload cannot become a large allocation.</summary>
/// <param name="FileBytes">Largest file.</param>
/// <param name="ExpandedBytes">Largest sum of all that is decompressed or decoded from it.</param>
/// <param name="Arrays">Largest number of arrays, fields, cells, groups, pages and the like together.</param>
/// <param name="Depth">Deepest nesting.</param>
public sealed record FormatLimits(
    int FileBytes = 512 << 20,
    int ExpandedBytes = 512 << 20,
    int Arrays = 200_000,
    int Depth = 16)
{
    public static FormatLimits Default { get; } = new();
}
