namespace Cluster.Web.Plots;

/// <summary>An upright line at a place of the x axis with its name, as a fault frequency.</summary>
public sealed record PlotLine(double At, string Label, string Tone = "vermillion", string Dash = "dot");
