using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cluster.Web.Plots;

/// <summary>The script of plots of signals in one browser window: asked for once, however many plots a page has.</summary>
public sealed class PlotScript(IJSRuntime runtime)
{
    private Task<IJSObjectReference>? _module;

    /// <summary>Lets a plot on its stage tell its page what is done there.</summary>
    /// <exception cref="JSException">The script could not be loaded.</exception>
    public async Task Connect(string address, ElementReference stage, DotNetObjectReference<PlotStage> page)
    {
        if (_module is null or { IsFaulted: true })
            _module = runtime.InvokeAsync<IJSObjectReference>("import", address).AsTask();
        await (await _module).InvokeVoidAsync("connect", stage, page);
    }

    /// <summary>Has a plot use one of its tools.</summary>
    public async Task Act(ElementReference stage, string tool)
    {
        if (_module is not null)
            await (await _module).InvokeVoidAsync("act", stage, tool);
    }
}
