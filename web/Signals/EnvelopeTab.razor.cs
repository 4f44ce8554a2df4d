using System.Globalization;
using Cluster.Contracts.Signals;
using Cluster.Web.Plots;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Signals;

/// <summary>What modulates a band of the signal: its envelope over time and the spectrum of its square.</summary>
public sealed partial class EnvelopeTab
{
    private static readonly PlotRange[] Fixed = [new(500, 2000), new(1000, 4000), new(2000, 5000), new(4000, 8000), new(5000, 10000), new(10000, 20000)];

    private PlotRange? _found;
    private string _low = "";
    private string _high = "";
    private Dictionary<string, string> _faults = [];

    /// <summary>The signal.</summary>
    [Parameter, EditorRequired]
    public SignalRow Row { get; set; } = default!;

    /// <summary>The signal as it is plotted.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<PlottedSignal> Signals { get; set; } = [];

    /// <summary>What is seen.</summary>
    [Parameter, EditorRequired]
    public ViewerState State { get; set; } = default!;

    /// <summary>After a change of it.</summary>
    [Parameter]
    public EventCallback<ViewerState> StateChanged { get; set; }

    [Inject]
    private ISignalCurves Curves { get; set; } = default!;

    private CurveQuery? Query => State.Band is { } band ? new(CurveKind.EnvelopeSpectrum, LowHz: band.From, HighHz: band.To) : null;

    private IEnumerable<PlotRange> Choices =>
        Fixed.Where(band => band.To <= Row.RateHz / 2).Concat(State.Band is { } own && !Fixed.Contains(own) ? [own] : []);

    private IReadOnlyList<PlotRegion> Bands => (State.Band ?? _found) is { } band ? [new(band.From, band.To, "green")] : [];

    // Defects strike tens to hundreds of times a second; the rest of the axis is a keystroke away.
    private PlotRange? FirstLines => Row.RateHz > 4000 ? new(0, 500) : null;

    private static string Text(PlotRange band) => FormattableString.Invariant($"{band.From:R}_{band.To:R}");

    private Task SetCursor(PlotCursor? cursor) => StateChanged.InvokeAsync(State with { Cursor = cursor });

    private Task Choose(string? text)
    {
        var band = Array.Find(Fixed, choice => Text(choice) == text);
        return StateChanged.InvokeAsync(State with { Band = band });
    }

    private async Task SetBand()
    {
        _faults = [];
        var (low, high) = (Number("low", _low), Number("high", _high));
        if (low is < 0)
            _faults["low"] = "is at least 0";
        if (high > Row.RateHz / 2)
            _faults["high"] = $"is at most half the rate, {Row.RateHz / 2:0.#} Hz";
        else if (low >= high)
            _faults["high"] = $"is above {low:0.#} Hz";
        if (_faults.Count == 0)
            await StateChanged.InvokeAsync(State with { Band = new(low!.Value, high!.Value) });
    }

    private double? Number(string field, string text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value))
            return value;
        _faults[field] = "is a frequency in Hz";
        return null;
    }
}
