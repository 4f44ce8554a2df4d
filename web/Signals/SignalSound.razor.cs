using System.Globalization;
using Cluster.Contracts.Signals;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cluster.Web.Signals;

/// <summary>Plays a signal through the browser: quiet at first, and only when asked.</summary>
public sealed partial class SignalSound
{
    private IJSObjectReference? _module;
    private bool _plays;
    private int _volume = 20;
    private string _speed = "1";
    private string? _fault;

    /// <summary>The signal.</summary>
    [Parameter, EditorRequired]
    public SignalRow Row { get; set; } = default!;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_module is null)
            return;
        try
        {
            await _module.InvokeVoidAsync("stop");
            await _module.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has left, and is silent.
        }
    }

    private async Task Toggle()
    {
        try
        {
            _module ??= await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["plots/sound.js"]);
            if (_plays)
                await _module.InvokeVoidAsync("stop");
            else
                await _module.InvokeVoidAsync("play", $"/api/v1/signals/{Row.Id}/curves/time?v={ISignalCurves.Version}", Row.RateHz, _volume / 100.0, Number(_speed));
            (_plays, _fault) = (!_plays, null);
        }
        catch (JSException fault)
        {
            (_plays, _fault) = (false, $"It cannot be played: {fault.Message}");
        }
    }

    private async Task SetVolume(ChangeEventArgs args)
    {
        _volume = (int)Number(args.Value as string);
        if (_module is not null)
            await _module.InvokeVoidAsync("volume", _volume / 100.0);
    }

    private async Task SetSpeed(ChangeEventArgs args)
    {
        _speed = args.Value as string ?? "1";
        if (_module is not null)
            await _module.InvokeVoidAsync("speed", Number(_speed));
    }

    private static double Number(string? text) => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) ? value : 0;
}
