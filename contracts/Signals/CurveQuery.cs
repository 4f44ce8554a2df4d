namespace Cluster.Contracts.Signals;

/// <summary>
/// Which part of which curve: between two places of its x axis (null for its ends), in at most Points values; LowHz and HighHz bound the band of
/// an envelope (null for the band of the highest kurtosis).
/// </summary>
[GenerateSerializer, Immutable, Alias("Signals.CurveQuery")]
public sealed record CurveQuery(
    [property: Id(0)] CurveKind Kind,
    [property: Id(1)] double? From = null,
    [property: Id(2)] double? To = null,
    [property: Id(3)] int Points = 2000,
    [property: Id(4)] double? LowHz = null,
    [property: Id(5)] double? HighHz = null);
