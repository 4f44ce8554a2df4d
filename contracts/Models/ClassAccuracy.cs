using Cluster.Contracts.Statistics;

namespace Cluster.Contracts.Models;

/// <summary>Records of one class: how many were called right.</summary>
[GenerateSerializer, Immutable, Alias("Models.ClassAccuracy")]
public sealed record ClassAccuracy([property: Id(0)] string Label, [property: Id(1)] Proportion Records);
