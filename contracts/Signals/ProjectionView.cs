namespace Cluster.Contracts.Signals;

/// <summary>
/// A projection: its key, what was asked, where it stands, how much is done (0 to 1); signals of the dataset version and points drawn (fewer where a vector
/// is missing or a sample was taken), features used (those that are defined everywhere and not constant), what share of their variance each axis of a PCA shows, and notes in words.
/// </summary>
[GenerateSerializer, Immutable, Alias("Signals.ProjectionView")]
public sealed record ProjectionView(
    [property: Id(0)] string Id,
    [property: Id(1)] ProjectionSpec Spec,
    [property: Id(2)] ProjectionStatus Status,
    [property: Id(3)] string? Reason,
    [property: Id(4)] double Done,
    [property: Id(5)] int Signals,
    [property: Id(6)] int Points,
    [property: Id(7)] IReadOnlyList<string> Features,
    [property: Id(8)] IReadOnlyList<double> Explained,
    [property: Id(9)] IReadOnlyList<string> Notes);
