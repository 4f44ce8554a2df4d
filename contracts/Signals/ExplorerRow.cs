namespace Cluster.Contracts.Signals;

/// <summary>A signal with the features that were asked for, in that order; NaN where one is undefined or not computed yet.</summary>
[GenerateSerializer, Immutable, Alias("Signals.ExplorerRow")]
public sealed record ExplorerRow([property: Id(0)] SignalRow Signal, [property: Id(1)] IReadOnlyList<double> Features);
