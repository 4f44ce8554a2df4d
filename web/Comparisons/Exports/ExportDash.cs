namespace Cluster.Web.Comparisons.Exports;

/// <summary>Strokes of a line, so that lines differ by more than colour.</summary>
public enum ExportDash
{
    /// <summary>Without gaps.</summary>
    Solid,

    /// <summary>Long strokes.</summary>
    Dashed,

    /// <summary>Short strokes.</summary>
    Dotted,
}
