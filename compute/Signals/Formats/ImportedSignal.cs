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
}
