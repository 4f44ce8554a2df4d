namespace Cluster.Web.Plots;

/// <summary>A plot with its axes named and their units in the labels; Key changes when it is about something else, which resets the zoom. YFormat is a d3 format of the ticks; XRange is shown until somebody zooms.</summary>
public sealed record PlotFigure(
    string Key,
    string Title,
    string XLabel,
    string YLabel,
    IReadOnlyList<PlotTrace> Traces,
    bool LogY = false,
    string? YFormat = null,
    PlotRange? XRange = null);
