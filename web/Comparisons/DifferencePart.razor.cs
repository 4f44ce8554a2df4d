using System.Globalization;
using Cluster.Contracts.Comparisons;
using Cluster.Contracts.Signals;
using Cluster.Web.Layout;
using Cluster.Web.Plots;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Comparisons;

/// <summary>One signal less another: chosen, aligned, over frequency with intervals or over time with shaded stretches, and in numbers.</summary>
public sealed partial class DifferencePart
{
    private const int MostRegions = 200;
    private (string A, string B) _pair;
    private DifferenceQuery? _asked;
    private DifferenceView? _view;
    private Exception? _trouble;
    private string? _fault;
    private IReadOnlyList<PlotRegion> _regions = [];
    private IReadOnlyList<PlotRegion> _bands = [];
    private IReadOnlyList<PlottedSignal> _both = [];
    private IReadOnlyList<PlottedSignal> _timeLines = [];
    private IReadOnlyList<PlottedSignal> _spectralLines = [];

    /// <summary>The signals to choose from, at least two.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<SignalRow> Signals { get; set; } = [];

    /// <summary>What is seen.</summary>
    [Parameter, EditorRequired]
    public ViewState State { get; set; } = ViewState.Initial;

    /// <summary>After a choice.</summary>
    [Parameter]
    public EventCallback<ViewState> StateChanged { get; set; }

    /// <summary>After a zoom in time.</summary>
    [Parameter]
    public EventCallback<PlotRange?> TimeChanged { get; set; }

    /// <summary>After a zoom in frequency.</summary>
    [Parameter]
    public EventCallback<PlotRange?> FrequencyChanged { get; set; }

    /// <summary>Where the pointer is; null when it has left.</summary>
    [Parameter]
    public EventCallback<PlotPoint?> Pointed { get; set; }

    [Inject]
    private IDifferenceQueries Differences { get; set; } = default!;

    [Inject]
    private PageCalls Calls { get; set; } = default!;

    private string Unit => Signals.First(row => row.Id == _pair.A).Unit is { Length: > 0 } unit ? unit : "no unit";

    /// <inheritdoc/>
    protected override Task OnParametersSetAsync()
    {
        _pair = State.Pair([.. Signals.Select(row => row.Id)]);
        var query = new DifferenceQuery(_pair.A, _pair.B, State.Alignment, State.High, State.Medium);
        if (query == _asked)
            return Task.CompletedTask;
        (_asked, _view, _trouble) = (query, null, null);
        _both = [.. ComparedLook.Lines([Signals.First(row => row.Id == _pair.A), Signals.First(row => row.Id == _pair.B)])];
        _timeLines = [Line(DifferenceCurve.Time, "A - B", "blue", "solid")];
        _spectralLines = [Line(DifferenceCurve.Decibels, "A over B", "blue", "solid"), Line(DifferenceCurve.Low, "lower end", "grey", "dot"), Line(DifferenceCurve.High, "upper end", "grey", "dash")];
        return Read();
    }

    private async Task Read()
    {
        var query = _asked!;
        _trouble = null;
        try
        {
            var view = await Calls.Read(token => Differences.Difference(query, token));
            if (query != _asked)
                return;
            _view = view;
            _regions = [.. view.Stretches.OrderByDescending(stretch => stretch.Largest).Take(MostRegions).Select(stretch => new PlotRegion(stretch.From, stretch.To, stretch.IsVery ? "red" : "yellow"))];
            _bands = [.. view.Bands.Take(MostRegions).Select(band => new PlotRegion(band.LowHz, band.HighHz, "red"))];
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            if (query == _asked)
                _trouble = fault;
        }
    }

    private PlottedSignal Line(DifferenceCurve curve, string name, string tone, string dash) => new(
        _pair.A, name, curve == DifferenceCurve.Time ? Unit : "dB", tone, dash,
        $"/api/v1/differences/{_pair.A}/{_pair.B}/curves/{DifferenceEndpoints.Word(curve)}?v={IDifferenceQueries.Version}&alignment={DifferenceEndpoints.Word(State.Alignment)}");

    private Task Choose(ViewState state) => StateChanged.InvokeAsync(state);

    private Task SetHigh(string? text)
    {
        if (Positive(text) is not { } high)
            return Task.CompletedTask;
        return Choose(State with { High = high, Medium = Math.Min(State.Medium, high) });
    }

    private Task SetMedium(string? text)
    {
        if (Positive(text) is not { } medium)
            return Task.CompletedTask;
        if (medium <= State.High)
            return Choose(State with { Medium = medium });
        _fault = $"Found {Show.Number(medium)} for somewhat, expected at most {Show.Number(State.High)}, from which signals are very different.";
        return Task.CompletedTask;
    }

    private double? Positive(string? text)
    {
        if (double.TryParse(text, CultureInfo.InvariantCulture, out var found) && double.IsFinite(found) && found > 0)
        {
            _fault = null;
            return found;
        }

        _fault = $"Found '{text}', expected a number above 0 such as 0.1.";
        return null;
    }
}
