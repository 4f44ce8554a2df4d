namespace Cluster.Contracts.Signals;

/// <summary>One recording: rate (Hz), unit, samples, speed (rpm), where it was taken, what it shows; Hash is the SHA-256 (hex) of its float32 samples.</summary>
[GenerateSerializer, Immutable, Alias("Signals.SignalRow")]
public sealed record SignalRow(
    [property: Id(0)] string Id,
    [property: Id(1)] string Hash,
    [property: Id(2)] double RateHz,
    [property: Id(3)] string Unit,
    [property: Id(4)] int Samples,
    [property: Id(5)] double? SpeedRpm,
    [property: Id(6)] string? Load,
    [property: Id(7)] string? Machine,
    [property: Id(8)] string? Bearing,
    [property: Id(9)] string? Label,
    [property: Id(10)] string? Severity,
    [property: Id(11)] string? Run,
    [property: Id(12)] string? Channel,
    [property: Id(13)] string? Source,
    [property: Id(14)] string? Split)
{
    /// <summary>Geometry of the bearing, such as <c>n=9 d=7.94 D=39.04 angle=0</c>, or null.</summary>
    [Id(15)]
    public string? Geometry { get; init; }

    /// <summary>Unit of the file, where the samples were converted from it to <see cref="Unit"/>; null: as they stood in the file.</summary>
    [Id(16)]
    public string? FileUnit { get; init; }

    /// <summary>What each value of the file was multiplied by; null where nothing was converted.</summary>
    [Id(17)]
    public double? UnitFactor { get; init; }
}
