namespace Cluster.Contracts.Signals;

/// <summary>
/// The features of one signal in the order of <see cref="IFeatureQueries.Definitions"/>, NaN where one is undefined (some need a speed). Many of them
/// change with rate and length, so a vector carries both (Hz, samples) beside the version of the definitions.
/// </summary>
[GenerateSerializer, Immutable, Alias("Signals.FeatureVector")]
public sealed record FeatureVector(
    [property: Id(0)] string Signal,
    [property: Id(1)] string Version,
    [property: Id(2)] double RateHz,
    [property: Id(3)] int Samples,
    [property: Id(4)] double? SpeedRpm,
    [property: Id(5)] string? Label,
    [property: Id(6)] IReadOnlyList<double> Values);
