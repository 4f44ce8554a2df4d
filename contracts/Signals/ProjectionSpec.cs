namespace Cluster.Contracts.Signals;

/// <summary>A projection of the features of a dataset version; perplexity (5 to 100) and seed matter for t-SNE alone.</summary>
[GenerateSerializer, Immutable, Alias("Signals.ProjectionSpec")]
public sealed record ProjectionSpec(
    [property: Id(0)] string Dataset,
    [property: Id(1)] int Version,
    [property: Id(2)] ProjectionMethod Method,
    [property: Id(3)] double Perplexity = 30,
    [property: Id(4)] long Seed = 1);
