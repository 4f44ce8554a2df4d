namespace Cluster.Web.Comparisons.Exports;

/// <summary>
/// A plot as it is exported: Name is its path without extension in an archive, Signal whose section it belongs to (null for plots of several). Note says in words how
/// its data were computed. XTo bounds what is drawn of the x axis; the data are whole.
/// </summary>
public sealed record ExportPlot(string Name, string Title, string XLabel, string YLabel, IReadOnlyList<ExportSeries> Series, string Note)
{
    /// <summary>The signal it shows alone.</summary>
    public string? Signal { get; init; }

    /// <summary>Levels over two axes instead of lines.</summary>
    public ExportHeatmap? Heatmap { get; init; }

    /// <summary>Shaded stretches.</summary>
    public IReadOnlyList<ExportSpan> Spans { get; init; } = [];

    /// <summary>What is drawn of the x axis; null for all of it.</summary>
    public (double From, double To)? XRange { get; init; }
}
