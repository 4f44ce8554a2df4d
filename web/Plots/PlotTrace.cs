namespace Cluster.Web.Plots;

/// <summary>
/// One row of the legend. Tone is a colour of the theme (plots.js: blue, orange, green, vermillion, purple, sky, yellow, grey), Symbol its
/// shape, so that no trace is told by colour alone; Hover has a text for each point.
/// </summary>
public sealed record PlotTrace(
    string Name,
    PlotMark Mark,
    string Tone,
    IReadOnlyList<double> X,
    IReadOnlyList<double?> Y,
    IReadOnlyList<string>? Hover = null,
    string Symbol = "circle",
    string Dash = "solid");
