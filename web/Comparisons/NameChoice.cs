namespace Cluster.Web.Comparisons;

/// <summary>A name.</summary>
public sealed record NameChoice(string Name);
