using Cluster.Contracts.Signals;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Plots;

/// <summary>A curve of one or several signals over a common x axis; plots of one group zoom, point and mark together.</summary>
public sealed partial class CurvePlot
{
    private bool? _logY;

    /// <summary>What is written above it; the kind of curve if nothing is given.</summary>
    [Parameter]
    public string? Title { get; set; }

    /// <summary>What is shown of the signals.</summary>
    [Parameter, EditorRequired]
    public CurveKind Kind { get; set; }

    /// <summary>The signals.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<PlottedSignal> Signals { get; set; } = [];

    /// <summary>Plots of one group have one x axis: they zoom, point and mark together.</summary>
    [Parameter]
    public string? Group { get; set; }

    /// <summary>Plots of one name have one y scale; without a name it is free.</summary>
    [Parameter]
    public string? YGroup { get; set; }

    /// <summary>Height of the drawing in pixels.</summary>
    [Parameter]
    public int Height { get; set; } = 220;

    /// <summary>The band of an envelope; its kind, place and points are the plot's own.</summary>
    [Parameter]
    public CurveQuery? Query { get; set; }

    /// <summary>Whether y is logarithmic at first; a density is, unless told otherwise.</summary>
    [Parameter]
    public bool? LogY { get; set; }

    /// <summary>What is seen; null for all.</summary>
    [Parameter]
    public PlotRange? Range { get; set; }

    /// <summary>After a person has zoomed this plot; null for all.</summary>
    [Parameter]
    public EventCallback<PlotRange?> RangeChanged { get; set; }

    /// <summary>After a person has marked a region in this plot; null for none.</summary>
    [Parameter]
    public EventCallback<PlotRange?> RegionChanged { get; set; }

    /// <summary>Where the pointer is on the x axis, at most ten times a second; null when it has left.</summary>
    [Parameter]
    public EventCallback<double?> PointerChanged { get; set; }

    /// <summary>Named lines, as fault frequencies.</summary>
    [Parameter]
    public IReadOnlyList<PlotLine> Marks { get; set; } = [];

    /// <summary>Shaded stretches; a click on one highlights it in the whole group.</summary>
    [Parameter]
    public IReadOnlyList<PlotRegion> Regions { get; set; } = [];

    /// <summary>A harmonic or sideband cursor; a click sets it then instead of marking a region.</summary>
    [Parameter]
    public PlotCursor? Cursor { get; set; }

    /// <summary>After the cursor was moved.</summary>
    [Parameter]
    public EventCallback<PlotCursor> CursorChanged { get; set; }

    /// <summary>When an envelope has come: the band (Hz) that was used.</summary>
    [Parameter]
    public EventCallback<PlotRange> BandFound { get; set; }

    /// <summary>Controls beside the title.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    private bool CanBeLogarithmic => Kind is not (CurveKind.Time or CurveKind.Cepstrum) && Signals.All(signal => signal.Address is null);

    private bool IsLogarithmic => CanBeLogarithmic && (_logY ?? LogY ?? Kind == CurveKind.PowerSpectralDensity);

    private StageOptions Stage => new(Title ?? CurveWords.Title(Kind), CurveWords.X(Kind), CurveWords.XUnit(Kind), CurveWords.Y(Kind))
    {
        Traces = [.. Signals.Select(signal => new StageTrace(
            signal.Name, signal.Tone, signal.Dash, signal.Address ?? CurveWords.Address(signal.Id, Kind, Query?.LowHz, Query?.HighHz)))],
        Group = Group,
        YGroup = YGroup,
        LogY = IsLogarithmic,
        FromZero = Kind is not (CurveKind.Time or CurveKind.Cepstrum or CurveKind.PowerSpectralDensity) && Signals.All(signal => signal.Address is null),
        Marks = Marks,
        Regions = Regions,
        Cursor = Cursor,
        TellsRange = RangeChanged.HasDelegate,
        TellsRegion = RegionChanged.HasDelegate,
        TellsPointer = PointerChanged.HasDelegate,
        TellsBand = BandFound.HasDelegate,
    };
}
