namespace Cluster.Contracts.Signals;

/// <summary>One class of a histogram: signals in each bin, below the first, above the last, and without a value.</summary>
[GenerateSerializer, Immutable, Alias("Signals.HistogramSeries")]
public sealed record HistogramSeries(
    [property: Id(0)] string Label,
    [property: Id(1)] IReadOnlyList<long> Counts,
    [property: Id(2)] long Below,
    [property: Id(3)] long Above,
    [property: Id(4)] long Undefined);
