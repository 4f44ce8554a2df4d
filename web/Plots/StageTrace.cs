namespace Cluster.Web.Plots;

/// <summary>One line of a plot: its name, look, and the address of its numbers.</summary>
public sealed record StageTrace(string Name, string Tone, string Dash, string Address);
