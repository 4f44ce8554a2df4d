namespace Cluster.Web.Plots;

/// <summary>
/// One line of a plot of signals: the signal's id, how the legend calls it, the unit of its samples, a tone of the theme (blue, orange, green, vermillion,
/// purple, sky, yellow, grey, red) and a dash (solid, dash, dot, dashdot, longdash). Address replaces the curve of the signal by another that answers in the same
/// way (float32 body, X-Start, X-Step, X-Covered, X-Envelope, X-Unit, X-Domain-From, X-Domain-To, X-Note), as that of a difference.
/// </summary>
public sealed record PlottedSignal(string Id, string Name, string Unit, string Tone = "blue", string Dash = "solid", string? Address = null);
