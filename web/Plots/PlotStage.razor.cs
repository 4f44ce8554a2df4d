using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cluster.Web.Plots;

/// <summary>The frame of a plot of signals: title, note, tools and the stage on which its script draws. Its numbers go from the server to the browser over HTTP, never through here.</summary>
public sealed partial class PlotStage
{
    private ElementReference _stage;
    private IJSObjectReference? _module;
    private DotNetObjectReference<PlotStage>? _self;
    private string? _drawn;
    private PlotRange? _range;
    private PlotRange? _asked;
    private string? _fault;
    private bool _busy;
    private bool _gone;

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

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _gone = true;
        _self?.Dispose();
        if (_module is null)
            return;
        try
        {
            await _module.InvokeVoidAsync("unmount", _stage);
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has left and took its plots with it.
        }
    }

    /// <summary>The script's word of a zoom; null for all.</summary>
    [JSInvokable]
    public Task TellRange(double[]? range)
    {
        _range = range is [var from, var to] ? new(from, to) : null;
        return InvokeAsync(() => RangeChanged.InvokeAsync(_range));
    }

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
        if (_busy || _gone)
            return;
        _busy = true;
        try
        {
            for (var options = Options.Fingerprint(); _drawn != options || _asked != Range; options = Options.Fingerprint())
                await Draw(options);
        }
        catch (JSDisconnectedException)
        {
            // The browser has left.
        }
        catch (ObjectDisposedException) when (_gone)
        {
            // The page has left this plot while it was begun.
        }
        catch (JSException fault)
        {
            (_fault, _drawn, _asked) = (fault.Message, Options.Fingerprint(), Range);
            StateHasChanged();
        }
        finally
        {
            _busy = false;
        }
    }

    private async Task Draw(string options)
    {
        _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["plots/curves.js"]);
        _self ??= DotNetObjectReference.Create(this);
        if (_drawn is null)
        {
            (_asked, _range) = (Range, Range);
            await _module.InvokeVoidAsync("mount", _stage, Options with { Range = Pair(Range) }, _self);
        }
        else if (_drawn != options)
        {
            await _module.InvokeVoidAsync("change", _stage, Options);
        }

        _drawn = options;
        // A page that only listens keeps its own range, which does not undo the zoom; one that follows says what is shown already.
        if (_asked == Range)
            return;
        _asked = Range;
        if (_range == Range)
            return;
        _range = Range;
        await _module.InvokeVoidAsync("setRange", _stage, Pair(Range));
    }

    private static double[]? Pair(PlotRange? range) => range is null ? null : [range.From, range.To];

    private async Task Act(string tool)
    {
        if (_module is not null)
            await _module.InvokeVoidAsync("act", _stage, tool);
    }
}
