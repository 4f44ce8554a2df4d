namespace Cluster.Contracts.Signals;

/// <summary>
/// A population's features, one spread each in the order of the definitions, and what it is made of: signals with a vector of the present version, those
/// that wait for theirs, labels, rates (Hz) and lengths (samples). More than one rate or length means that features which depend on them are not comparable.
/// </summary>
[GenerateSerializer, Immutable, Alias("Signals.FeaturePopulation")]
public sealed record FeaturePopulation(
    [property: Id(0)] string Version,
    [property: Id(1)] int Signals,
    [property: Id(2)] int Waiting,
    [property: Id(3)] IReadOnlyList<string> Labels,
    [property: Id(4)] IReadOnlyList<double> RatesHz,
    [property: Id(5)] IReadOnlyList<int> Lengths,
    [property: Id(6)] IReadOnlyList<FeatureSpread> Features);
