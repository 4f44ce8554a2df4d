namespace Cluster.Web.Plots;

/// <summary>A shaded stretch of the x axis in a tone of the theme, as a large difference.</summary>
public sealed record PlotRegion(double From, double To, string Tone = "yellow");
