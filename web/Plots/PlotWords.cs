namespace Cluster.Web.Plots;

/// <summary>How lengths of windows are written.</summary>
public static class PlotWords
{
    /// <summary>A length of time in milliseconds with three digits.</summary>
    public static string Milliseconds(double seconds) => $"{1000 * seconds:G3} ms";
}
