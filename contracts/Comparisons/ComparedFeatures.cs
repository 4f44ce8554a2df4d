namespace Cluster.Contracts.Comparisons;

/// <summary>The features of several signals side by side; Population says in words whose spread the percentages are of, Warning what makes values incomparable.</summary>
[GenerateSerializer, Immutable, Alias("Comparisons.ComparedFeatures")]
public sealed record ComparedFeatures(
    [property: Id(0)] IReadOnlyList<string> Signals,
    [property: Id(1)] IReadOnlyList<ComparedFeature> Features,
    [property: Id(2)] string Population,
    [property: Id(3)] string? Warning,
    [property: Id(4)] string Version);
