namespace Cluster.Contracts.Signals;

/// <summary>
/// What a filter leaves: signals in all, those of them whose features are not computed yet, and how many there are of each value. The counts of one facet
/// leave its own part of the filter out, so that they say what another choice would give.
/// </summary>
[GenerateSerializer, Immutable, Alias("Signals.SignalFacets")]
public sealed record SignalFacets(
    [property: Id(0)] long Total,
    [property: Id(1)] long Waiting,
    [property: Id(2)] IReadOnlyList<FacetCount> Labels,
    [property: Id(3)] IReadOnlyList<FacetCount> Severities,
    [property: Id(4)] IReadOnlyList<FacetCount> Machines,
    [property: Id(5)] IReadOnlyList<FacetCount> Loads,
    [property: Id(6)] IReadOnlyList<FacetCount> Channels,
    [property: Id(7)] IReadOnlyList<FacetCount> Splits);
