namespace Cluster.Web.Plots;

/// <summary>A part of an axis.</summary>
public sealed record PlotRange(double From, double To);
