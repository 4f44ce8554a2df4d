namespace Cluster.Web.Comparisons.Exports;

/// <summary>A stretch of the x axis that is shaded: red for a large difference, yellow for one that is somewhat different.</summary>
public sealed record ExportSpan(double From, double To, bool IsLarge);
