namespace Cluster.Contracts.Signals;

/// <summary>
/// How a feature is spread in each class of what a filter leaves: equal bins from From to To, which are the 0.5th and 99.5th percentile of all of it unless
/// that range is empty; what lies outside is counted, not hidden.
/// </summary>
[GenerateSerializer, Immutable, Alias("Signals.FeatureHistogram")]
public sealed record FeatureHistogram(
    [property: Id(0)] string Feature,
    [property: Id(1)] string Unit,
    [property: Id(2)] double From,
    [property: Id(3)] double To,
    [property: Id(4)] IReadOnlyList<HistogramSeries> Classes);
