namespace Cluster.Contracts.Signals;

/// <summary>
/// Where a value stands in a population: the share of its values below it, equal ones counted half (0 to 1), and its distance from the median in robust
/// spreads. Both NaN where the value is undefined, the population has no value, or (the distance) no spread.
/// </summary>
[GenerateSerializer, Immutable, Alias("Signals.FeaturePlace")]
public sealed record FeaturePlace(
    [property: Id(0)] string Feature,
    [property: Id(1)] double Value,
    [property: Id(2)] double ShareBelow,
    [property: Id(3)] double RobustScore);
