namespace Cluster.Web.Comparisons.Exports;

/// <summary>Everything a report of a comparison says beside its plots. Facts are words with their values; tables hold text as it is printed.</summary>
public sealed record ComparisonReport
{
    /// <summary>The comparison's name.</summary>
    public required string Title { get; init; }

    /// <summary>Who exported it.</summary>
    public required string User { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>Versions of the program, of the curves and of the features' formulas, and the parameters that were chosen.</summary>
    public required IReadOnlyList<(string Name, string Value)> Facts { get; init; }

    /// <summary>The signals with their metadata.</summary>
    public required ReportTable Signals { get; init; }

    /// <summary>What is different between the chosen pair, in sentences, with intervals.</summary>
    public IReadOnlyList<string> Differences { get; init; } = [];

    /// <summary>Where the pair differs.</summary>
    public IReadOnlyList<ReportTable> DifferenceTables { get; init; } = [];

    /// <summary>The features with their deltas.</summary>
    public ReportTable? Features { get; init; }

    /// <summary>What a model says of the signals, and which model.</summary>
    public ReportTable? Predictions { get; init; }

    /// <summary>What could not be shown, and why.</summary>
    public List<string> Left { get; } = [];
}
