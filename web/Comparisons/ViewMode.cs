namespace Cluster.Web.Comparisons;

/// <summary>How signals are put side by side.</summary>
public enum ViewMode
{
    /// <summary>One column a signal.</summary>
    Grid,

    /// <summary>All in one plot.</summary>
    Overlay,

    /// <summary>One less another.</summary>
    Difference,
}
