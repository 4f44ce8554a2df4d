namespace Cluster.Web.Plots;

/// <summary>How a trace is drawn.</summary>
public enum PlotMark
{
    /// <summary>A line through the points.</summary>
    Line,

    /// <summary>Points alone.</summary>
    Points,

    /// <summary>Both.</summary>
    LineAndPoints,

    /// <summary>A line that keeps its value until the next point.</summary>
    Steps,
}
