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
    string? Source);
