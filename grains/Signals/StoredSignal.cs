using Cluster.Contracts.Signals;

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

    /// <summary>Blob of the Y direction's samples; the signal itself is X.</summary>
    public string? SecondHash { get; init; }

    /// <summary>Blob of the times at which the shaft's mark passed, float64 in seconds.</summary>
    public string? TachoHash { get; init; }

    /// <summary>Where a generated signal's fault shows. Written with the signal, not read back with it.</summary>
    public SignalTruth? Truth { get; init; }

    /// <summary>Geometry of the bearing, or null.</summary>
    public string? Geometry { get; init; }

    /// <summary>Unit of the file, where the samples were converted from it.</summary>
    public string? FileUnit { get; init; }

    /// <summary>What each value of the file was multiplied by, where they were converted.</summary>
    public double? UnitFactor { get; init; }
}
