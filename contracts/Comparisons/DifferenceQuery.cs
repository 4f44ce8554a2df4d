namespace Cluster.Contracts.Comparisons;

/// <summary>A less B after an alignment; |A - B| above High is very, above Medium somewhat different, both in the unit of the signals.</summary>
[GenerateSerializer, Immutable, Alias("Comparisons.DifferenceQuery")]
public sealed record DifferenceQuery(
    [property: Id(0)] string A,
    [property: Id(1)] string B,
    [property: Id(2)] SignalAlignment Alignment = SignalAlignment.None,
    [property: Id(3)] double High = 0.1,
    [property: Id(4)] double Medium = 0.05);
