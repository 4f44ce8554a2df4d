using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cluster.Web.Plots;

/// <summary>The frame of a plot of signals: title, note, tools and the stage on which its script draws. Its numbers go from the server to the browser over HTTP, never through here.</summary>
public sealed partial class PlotStage
{
    private ElementReference _stage;
    private DotNetObjectReference<PlotStage>? _self;
    private string? _fault;

    /// <summary>What is drawn.</summary>
    [Parameter, EditorRequired]
    public StageOptions Options { get; set; } = default!;

    /// <summary>Height of the drawing in pixels.</summary>
    [Parameter]
    public int Height { get; set; } = 220;

    /// <summary>What is seen of the x axis; null for all. Setting it shows it in the whole group.</summary>
    [Parameter]
    public PlotRange? Range { get; set; }

    /// <summary>After a person has zoomed here; null for all.</summary>
    [Parameter]
    public EventCallback<PlotRange?> RangeChanged { get; set; }

    /// <summary>After a person has marked a region here; null for none.</summary>
    [Parameter]
    public EventCallback<PlotRange?> RegionChanged { get; set; }

    /// <summary>Where the pointer is on the x axis, at most ten times a second; null when it has left.</summary>
    [Parameter]
    public EventCallback<double?> PointerChanged { get; set; }

    /// <summary>After the cursor was moved.</summary>
    [Parameter]
    public EventCallback<PlotCursor> CursorChanged { get; set; }

    /// <summary>When the numbers have come: the band (Hz) that was used.</summary>
    [Parameter]
    public EventCallback<PlotRange> BandFound { get; set; }

    /// <summary>Controls beside the title.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <summary>Further tools of the menu.</summary>
    [Parameter]
    public RenderFragment? Tools { get; set; }

    // What the attribute of the stage says: the script follows it.
    private string? RangeJson => Range is { From: var from, To: var to } ? FormattableString.Invariant($"[{from:R},{to:R}]") : null;

    /// <inheritdoc/>
    public void Dispose() => _self?.Dispose();

    /// <summary>The script's word of a zoom; null for all.</summary>
    [JSInvokable]
    public Task TellRange(double[]? range) => InvokeAsync(() => RangeChanged.InvokeAsync(range is [var from, var to] ? new(from, to) : null));

    /// <summary>The script's word of a marked region; null for none.</summary>
    [JSInvokable]
    public Task TellRegion(double[]? region) => InvokeAsync(() => RegionChanged.InvokeAsync(region is [var from, var to] ? new(from, to) : null));

    /// <summary>The script's word of the pointer.</summary>
    [JSInvokable]
    public Task TellPointer(double? at) => InvokeAsync(() => PointerChanged.InvokeAsync(at));

    /// <summary>The script's word of the cursor.</summary>
    [JSInvokable]
    public Task TellCursor(double at, double? spacing) =>
        Options.Cursor is { } cursor ? InvokeAsync(() => CursorChanged.InvokeAsync(cursor with { At = at, Spacing = spacing })) : Task.CompletedTask;

    /// <summary>The script's word of the band.</summary>
    [JSInvokable]
    public Task TellBand(double low, double high) => InvokeAsync(() => BandFound.InvokeAsync(new PlotRange(low, high)));

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (!firstRender)
            return;
        _self = DotNetObjectReference.Create(this);
        try
        {
            await Script.Connect("./" + Assets["plots/curves.js"], _stage, _self);
        }
        catch (JSDisconnectedException)
        {
            // The browser has left.
        }
        catch (ObjectDisposedException)
        {
            // The page has left this plot while it was begun.
        }
        catch (JSException fault)
        {
            _fault = fault.Message;
            StateHasChanged();
        }
    }

    private Task Act(string tool) => Script.Act(_stage, tool);
}
