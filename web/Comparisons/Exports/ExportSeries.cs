namespace Cluster.Web.Comparisons.Exports;

/// <summary>One line of an exported plot: values at Start + i * Step of the x axis, drawn in a colour (#rrggbb) with solid, dashed or dotted strokes; Low and High are an interval around each value.</summary>
public sealed record ExportSeries(
    string Name,
    float[] Values,
    double Start,
    double Step,
    string Colour,
    ExportDash Dash = ExportDash.Solid,
    float[]? Low = null,
    float[]? High = null);
