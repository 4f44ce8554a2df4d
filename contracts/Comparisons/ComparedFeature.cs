namespace Cluster.Contracts.Comparisons;

/// <summary>
/// One feature of several signals in their order (NaN where undefined), and how far they are apart: largest less smallest, in percent of the spread of the
/// population (Robust) and of the first value (Plain). NaN and no level where that cannot be said.
/// </summary>
[GenerateSerializer, Immutable, Alias("Comparisons.ComparedFeature")]
public sealed record ComparedFeature(
    [property: Id(0)] string Name,
    [property: Id(1)] string Unit,
    [property: Id(2)] string Formula,
    [property: Id(3)] IReadOnlyList<double> Values,
    [property: Id(4)] double Robust,
    [property: Id(5)] FeatureLevel? RobustLevel,
    [property: Id(6)] double Plain,
    [property: Id(7)] FeatureLevel? PlainLevel);
