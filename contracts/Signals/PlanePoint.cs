namespace Cluster.Contracts.Signals;

/// <summary>A point of a projection's plane.</summary>
[GenerateSerializer, Immutable, Alias("Signals.PlanePoint")]
public sealed record PlanePoint([property: Id(0)] double X, [property: Id(1)] double Y);
