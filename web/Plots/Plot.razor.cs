using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cluster.Web.Plots;

/// <summary>A figure drawn by plotly in the browser: hover, zoom that survives updates, colours of the theme, its numbers as CSV.</summary>
public sealed partial class Plot
{
    private ElementReference _element;
    private IJSObjectReference? _module;
    private PlotFigure? _drawn;
    private string? _fault;
    private bool _drawing;
    private bool _gone;

    /// <summary>What to draw.</summary>
    [Parameter, EditorRequired]
    public PlotFigure Figure { get; set; } = default!;

    /// <summary>Height of the plotting area in pixels.</summary>
    [Parameter]
    public int Height { get; set; } = 280;

    /// <summary>Controls beside the title.</summary>
    [Parameter]
    public RenderFragment? ChildContent { get; set; }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _gone = true;
        if (_module is null)
            return;
        try
        {
            await _module.InvokeVoidAsync("purge", _element);
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has left and took its plots with it.
        }
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (_drawing || _gone || ReferenceEquals(_drawn, Figure))
            return;
        _drawing = true;
        try
        {
            _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["plots/plots.js"]);
            while (!_gone && !ReferenceEquals(_drawn, Figure))
                await Draw(Figure);
        }
        catch (JSDisconnectedException)
        {
            // The browser has left.
        }
        catch (ObjectDisposedException) when (_gone)
        {
            // The page went on to another place while this was being drawn.
        }
        catch (JSException) when (_gone)
        {
            // Its element has left the page meanwhile.
        }
        catch (JSException fault)
        {
            _fault = fault.Message;
            _drawn = Figure;
            StateHasChanged();
        }
        finally
        {
            _drawing = false;
        }
    }

    private async Task Draw(PlotFigure figure)
    {
        var changes = _drawn is null ? null : PlotChange.Between(_drawn, figure);
        if (changes is null)
            await _module!.InvokeVoidAsync("draw", _element, figure);
        else if (changes.Count > 0)
            await _module!.InvokeVoidAsync("update", _element, changes);
        _drawn = figure;
    }

    private async Task Download()
    {
        if (_module is not null)
            await _module.InvokeVoidAsync("download", _element);
    }
}
