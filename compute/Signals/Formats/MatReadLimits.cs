namespace Cluster.Compute.Signals.Formats;

/// <summary>What a MAT file may ask for before it is refused, so that a small upload cannot become a large allocation.</summary>
/// <param name="FileBytes">Largest file.</param>
/// <param name="ExpandedBytes">Largest sum of all variables after decompression.</param>
/// <param name="Arrays">Largest number of arrays, fields and cells together.</param>
/// <param name="Depth">Deepest nesting of structs and cells.</param>
public sealed record MatReadLimits(
    int FileBytes = 256 << 20,
    int ExpandedBytes = 512 << 20,
    int Arrays = 200_000,
    int Depth = 16)
{
    public static MatReadLimits Default { get; } = new();
}
