namespace Cluster.Compute.Signals.Formats;

/// <summary>What a manifest says about one signal.</summary>
/// <param name="Line">Line of the manifest, counted from 1.</param>
/// <param name="File">Path below the folder of the recordings, with forward slashes.</param>
/// <param name="Format">Kind of file, where the manifest insists on one; null: as its content says.</param>
/// <param name="Variable">Variable path of a MAT file, column of a CSV file; null where the file has only one.</param>
/// <param name="Rate">Where the sampling rate comes from.</param>
/// <param name="Unit">Unit of the samples, such as g or m/s2.</param>
/// <param name="Speed">Where the shaft speed comes from; null where it is unknown.</param>
public sealed record ManifestRow(
    int Line,
    string File,
    SignalFileFormat? Format,
    string? Variable,
    RateRule Rate,
    string Unit,
    SpeedRule? Speed,
    string? Load,
    string? Machine,
    string? Bearing,
    string? Label,
    string? Severity,
    string? Channel,
    string? Run)
{
    /// <summary>Geometry of the bearing, as it was typed: <c>n=9 d=7.94 D=39.04 angle=0</c>.</summary>
    public string? Geometry { get; init; }

    /// <summary>Unit that the samples are stored in; null: as they stand in the file.</summary>
    public string? ConvertTo { get; init; }
}
