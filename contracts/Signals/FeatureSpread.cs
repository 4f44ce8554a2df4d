namespace Cluster.Contracts.Signals;

/// <summary>
/// How one feature is spread over a population, undefined values left out: how many values, median, robust spread (1.4826 x median absolute deviation,
/// which is the standard deviation of a normal population; the interquartile range / 1.349 where that is 0), interquartile range, and the percentiles at
/// <see cref="Levels"/> (type 7: linear between order statistics). All NaN when there is no value.
/// </summary>
[GenerateSerializer, Immutable, Alias("Signals.FeatureSpread")]
public sealed record FeatureSpread(
    [property: Id(0)] string Feature,
    [property: Id(1)] int N,
    [property: Id(2)] double Median,
    [property: Id(3)] double RobustSpread,
    [property: Id(4)] double InterquartileRange,
    [property: Id(5)] IReadOnlyList<double> Percentiles)
{
    /// <summary>Levels of the percentiles (%): least, 1, 5, 25, 50, 75, 95, 99, greatest.</summary>
    public static IReadOnlyList<double> Levels { get; } = [0, 1, 5, 25, 50, 75, 95, 99, 100];
}
