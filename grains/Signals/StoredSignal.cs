namespace Cluster.Grains.Signals;

/// <summary>A signal whose samples are stored: everything but the samples.</summary>
public sealed record StoredSignal(
    string Id,
    string Hash,
    double RateHz,
    string Unit,
    int Samples,
    double? SpeedRpm,
    string? Load,
    string? Machine,
    string? Bearing,
    string? Label,
    string? Severity,
    string? Run,
    string? Channel,
    string? Source)
{
    /// <summary>Its features by the present definitions, if they were computed while it was read; what is missing is computed later.</summary>
    public IReadOnlyList<double>? Features { get; init; }
}
