namespace Cluster.Compute.Signals.Formats;

/// <summary>A recording as it was read, with what the manifest and the file say about it.</summary>
/// <param name="Samples">In <paramref name="Unit"/>, all finite.</param>
/// <param name="Sha256">Lower-case hexadecimal digest of the samples as little-endian float32.</param>
public sealed record ImportedSignal(
    float[] Samples,
    double RateHz,
    string Unit,
    double? SpeedRpm,
    string? Load,
    string? Machine,
    string? Bearing,
    string? Label,
    string? Severity,
    string? Run,
    string? Channel,
    string SourceFile,
    string Sha256)
{
    /// <summary>Geometry of the bearing (<see cref="BearingGeometryText"/>), or null.</summary>
    public string? Geometry { get; init; }

    /// <summary>Unit of the file, where the samples were converted from it; null: as they stood in the file.</summary>
    public string? FileUnit { get; init; }

    /// <summary>What each value of the file was multiplied by; null where nothing was converted.</summary>
    public double? UnitFactor { get; init; }
}
