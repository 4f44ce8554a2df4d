namespace Cluster.Web.Plots;

/// <summary>What the script of a plot is told: where its numbers come from, its axes, and what lies over it.</summary>
public sealed record StageOptions(string Title, string XLabel, string XUnit, string YLabel)
{
    /// <summary>Lines and their addresses; empty for a heat map.</summary>
    public IReadOnlyList<StageTrace> Traces { get; init; } = [];

    /// <summary>The address of a heat map's numbers.</summary>
    public string? Address { get; init; }

    /// <summary>Plots of one name zoom together.</summary>
    public string? Group { get; init; }

    /// <summary>Plots of one name have one y scale.</summary>
    public string? YGroup { get; init; }

    /// <summary>Whether y is logarithmic.</summary>
    public bool LogY { get; init; }

    /// <summary>Whether y begins at 0.</summary>
    public bool FromZero { get; init; }

    /// <summary>Named lines.</summary>
    public IReadOnlyList<PlotLine> Marks { get; init; } = [];

    /// <summary>Shaded stretches.</summary>
    public IReadOnlyList<PlotRegion> Regions { get; init; } = [];

    /// <summary>A family of lines to be moved.</summary>
    public PlotCursor? Cursor { get; init; }

    /// <summary>Whether the page wants to know of zooms.</summary>
    public bool TellsRange { get; init; }

    /// <summary>Whether the page wants to know of marked regions.</summary>
    public bool TellsRegion { get; init; }

    /// <summary>Whether the page wants to know where the pointer is.</summary>
    public bool TellsPointer { get; init; }

    /// <summary>Whether the page wants to know which band was used.</summary>
    public bool TellsBand { get; init; }

    /// <summary>As the script takes them.</summary>
    public string ToJson() => System.Text.Json.JsonSerializer.Serialize(this, System.Text.Json.JsonSerializerOptions.Web);
}
