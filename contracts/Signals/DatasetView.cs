namespace Cluster.Contracts.Signals;

/// <summary>A dataset version with its split.</summary>
[GenerateSerializer, Immutable, Alias("Signals.DatasetView")]
public sealed record DatasetView(
    [property: Id(0)] DatasetRow Row,
    [property: Id(1)] SplitSpec? Split,
    [property: Id(2)] IReadOnlyList<SplitSide> Sides,
    [property: Id(3)] IReadOnlyList<double> RatesHz,
    [property: Id(4)] double ShortestSeconds);
