namespace Cluster.Compute.Signals.Generation;

/// <summary>A window of a record with the bands in which its faults stand out; none where nothing does.</summary>
public sealed record TruthWindow(double FromSeconds, double ToSeconds, IReadOnlyList<TruthBand> Bands)
{
    /// <summary>Less than this over the healthy machine is not told from it.</summary>
    public const double DetectableDb = 0.5;

    public bool Faulty => Bands.Count > 0;
}
