using Cluster.Contracts.Signals;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cluster.Web.Plots;

/// <summary>
/// Points of a plane in groups, as many as a hundred thousand: the browser fetches them as bytes from an address and tells only the outline that was
/// drawn around some.
/// </summary>
public sealed partial class ScatterPlot
{
    private ElementReference _element;
    private ElementReference _note;
    private IJSObjectReference? _module;
    private DotNetObjectReference<ScatterPlot>? _self;
    private (string, string, string)? _drawn;
    private string? _fault;

    /// <summary>Where the points are: numbers as int32, x and y as float32, groups as uint16, one block after the other.</summary>
    [Parameter, EditorRequired]
    public string Url { get; set; } = "";

    /// <summary>What is written above it.</summary>
    [Parameter, EditorRequired]
    public string Title { get; set; } = "";

    /// <summary>Name of the horizontal axis.</summary>
    [Parameter, EditorRequired]
    public string XLabel { get; set; } = "";

    /// <summary>Name of the vertical axis.</summary>
    [Parameter, EditorRequired]
    public string YLabel { get; set; } = "";

    /// <summary>Height of the plotting area in pixels.</summary>
    [Parameter]
    public int Height { get; set; } = 420;

    /// <summary>Somebody drew an outline.</summary>
    [Parameter]
    public EventCallback<IReadOnlyList<PlanePoint>> Drawn { get; set; }

    /// <summary>Called by the browser with the corners of an outline.</summary>
    [JSInvokable]
    public Task Outline(double[] x, double[] y) => InvokeAsync(() => Drawn.InvokeAsync([.. x.Zip(y, (px, py) => new PlanePoint(px, py))]));

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        _self?.Dispose();
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
        if (_drawn == (Url, XLabel, YLabel))
            return;
        _drawn = (Url, XLabel, YLabel);
        try
        {
            _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["plots/scatter.js"]);
            _self ??= DotNetObjectReference.Create(this);
            await _module.InvokeVoidAsync("draw", _element, _note, Url, XLabel, YLabel, _self);
            _fault = null;
        }
        catch (ObjectDisposedException)
        {
            // It was taken off the page meanwhile.
        }
        catch (JSDisconnectedException)
        {
            // The browser has left.
        }
        catch (JSException fault)
        {
            _fault = fault.Message;
            StateHasChanged();
        }
    }
}
