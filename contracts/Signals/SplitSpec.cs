namespace Cluster.Contracts.Signals;

/// <summary>
/// How a dataset is divided. Grouping names the metadata fields whose combination may never be on two sides (machine, bearing, run, load,
/// label, severity, or "window" for the deliberately leaky split by window). TestGroups lists groups explicitly, else TestFraction of them is drawn by Seed.
/// Validation is drawn from the rest by ValidationFraction, or taken where ValidationGrouping has one of ValidationGroups.
/// </summary>
[GenerateSerializer, Immutable, Alias("Signals.SplitSpec")]
public sealed record SplitSpec(
    [property: Id(0)] IReadOnlyList<string> Grouping,
    [property: Id(1)] IReadOnlyList<string>? TestGroups = null,
    [property: Id(2)] double TestFraction = 0.15,
    [property: Id(3)] IReadOnlyList<string>? ValidationGrouping = null,
    [property: Id(4)] IReadOnlyList<string>? ValidationGroups = null,
    [property: Id(5)] double ValidationFraction = 0.15,
    [property: Id(6)] long Seed = 1);
