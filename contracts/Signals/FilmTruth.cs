namespace Cluster.Contracts.Signals;

/// <summary>The oil film of a generated record: unit load (Pa), oil temperature (Celsius), Sommerfeld number, eccentricity, least film over roughness, Reynolds number.</summary>
[GenerateSerializer, Immutable, Alias("Signals.FilmTruth")]
public sealed record FilmTruth(
    [property: Id(0)] double UnitLoadPa,
    [property: Id(1)] double Celsius,
    [property: Id(2)] double Sommerfeld,
    [property: Id(3)] double Eccentricity,
    [property: Id(4)] double FilmRatio,
    [property: Id(5)] double Reynolds);
