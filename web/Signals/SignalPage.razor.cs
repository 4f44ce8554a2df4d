using System.Globalization;
using Cluster.Contracts.Signals;
using Cluster.Web.Layout;
using Cluster.Web.Plots;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Signals;

/// <summary>One signal seen from all sides; all of what is seen stands in the address.</summary>
public sealed partial class SignalPage
{
    private static readonly (string Tab, string Title)[] Tabs =
        [("", "Overview"), ("spectra", "Spectra"), ("envelope", "Envelope"), ("spectrogram", "Spectrogram"), ("cepstrum", "Cepstrum"), ("features", "Features")];

    private SignalRow? _row;
    private SignalTruth? _truth;
    private IReadOnlyList<PlottedSignal> _plotted = [];
    private (string? Previous, string? Next) _neighbours;
    private (string, string?, int?) _shown;
    private bool _missing;
    private Exception? _fault;

    /// <summary>The signal's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>The dataset whose list one came from.</summary>
    [SupplyParameterFromQuery(Name = "dataset")]
    public string? Dataset { get; set; }

    /// <summary>Its version.</summary>
    [SupplyParameterFromQuery(Name = "version")]
    public int? Version { get; set; }

    /// <summary>The list's label.</summary>
    [SupplyParameterFromQuery(Name = "label")]
    public string? Label { get; set; }

    /// <summary>The list's side.</summary>
    [SupplyParameterFromQuery(Name = "side")]
    public string? Side { get; set; }

    /// <summary>Place in that list, from 0.</summary>
    [SupplyParameterFromQuery(Name = "n")]
    public int? Number { get; set; }

    [Inject]
    private IDatasetQueries Datasets { get; set; } = default!;

    [Inject]
    private ISignalTruthQueries Truths { get; set; } = default!;

    [Inject]
    private PageCalls Calls { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private ViewerState State { get; set; } = new();

    private IReadOnlyList<PlotRegion> TruthInTime => _truth is null || State.HidesTruth ? [] : TruthRegions.InTime(_truth);

    private IReadOnlyList<PlotRegion> TruthInFrequency => _truth is null || State.HidesTruth ? [] : TruthRegions.InFrequency(_truth);

    private IEnumerable<int> Segments => Enumerable.Range(6, 10).Select(power => 1 << power).Where(segment => segment <= _row!.Samples / 2);

    private IReadOnlyList<PlotLine> Rahmonics => _row is { SpeedRpm: > 0 and { } speed }
        ? [.. Enumerable.Range(1, 5).Select(turn => new PlotLine(turn * 60 / speed, turn == 1 ? "1 turn" : $"{turn}"))]
        : [];

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        var query = System.Web.HttpUtility.ParseQueryString(new Uri(Navigation.Uri).Query);
        State = ViewerState.Of(name => query[name]);
        if (_shown == (Id, Dataset, Number) && _row is not null)
            return;
        _shown = (Id, Dataset, Number);
        await Load();
    }

    private async Task Load()
    {
        try
        {
            _fault = null;
            var row = await Calls.Read(token => Datasets.Signal(Id, token));
            var truth = row is null ? null : await Calls.Read(token => Truths.Truth(row.Id, token));
            // At once: nothing is drawn of one signal beside what belongs to another.
            (_row, _truth, _missing) = (row, truth, row is null);
            if (row is null)
                return;
            _plotted = [new(row.Id, row.Id, row.Unit)];
            _neighbours = await Neighbours();
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            _fault = fault;
        }
    }

    /// <summary>Those before and after in the list one came from; without a list, those before and after by number.</summary>
    private async Task<(string? Previous, string? Next)> Neighbours()
    {
        if (Dataset is { } dataset && Version is { } version && Number is { } number)
        {
            var first = Math.Max(0, number - 1);
            var page = await Calls.Read(token => Datasets.Signals(dataset, version, Label, Side, first, 3, token));
            var at = page.Rows.ToList().FindIndex(row => row.Id == Id);
            return (at > 0 ? page.Rows[at - 1].Id : null, at >= 0 && at + 1 < page.Rows.Count ? page.Rows[at + 1].Id : null);
        }

        if (Id.Split('-') is not [var prefix, var digits] || !long.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var own))
            return default;
        return (await Known($"{prefix}-{own - 1}"), await Known($"{prefix}-{own + 1}"));
    }

    private async Task<string?> Known(string id) => (await Calls.Read(token => Datasets.Signal(id, token)))?.Id;

    // A group of this signal alone: the next one begins with its own axes.
    private string Group(string axis) => $"{Id}-{axis}";

    private void Show(ViewerState state)
    {
        if (state != State)
            Navigation.NavigateTo(Address(state), replace: true);
    }

    private void SetSegment(ChangeEventArgs args) =>
        Show(State with { Segment = int.TryParse(args.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var segment) ? segment : null });

    private string Address(ViewerState state) => Navigation.GetUriWithQueryParameters(state.Query());

    // The next signal is seen in the same way, from its own beginning.
    private string AddressOf(string id, int step)
    {
        var query = new Dictionary<string, object?>((State with { Time = null }).Query(), StringComparer.Ordinal);
        if (Number is { } number)
            query["n"] = number + step;
        var here = new Uri(Navigation.GetUriWithQueryParameters(query));
        return $"/signals/{id}{here.Query}";
    }
}
