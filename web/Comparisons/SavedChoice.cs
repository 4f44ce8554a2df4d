namespace Cluster.Web.Comparisons;

/// <summary>A saved comparison to be loaded.</summary>
public sealed record SavedChoice(string Comparison);
