namespace Cluster.Contracts.Comparisons;

/// <summary>One open page: its session (one a tab), its user, the query string of what it shows, and where its pointer is, if over a plot.</summary>
[GenerateSerializer, Immutable, Alias("Comparisons.Visitor")]
public sealed record Visitor(
    [property: Id(0)] string Session, [property: Id(1)] string User, [property: Id(2)] string View, [property: Id(3)] PlotPoint? Cursor = null);
