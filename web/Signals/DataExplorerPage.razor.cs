using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Cluster.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace Cluster.Web.Signals;

/// <summary>Signals of a dataset by filter: counts, distributions, a projection and the list. All that is chosen stands in the address.</summary>
public sealed partial class DataExplorerPage : IDisposable
{
    private const int RowsOfPage = 50;
    private const int Bins = 40;
    private const int MostDatasets = 500;

    private ExplorerAddress _at = new(new SignalFilter(""));
    private IReadOnlyList<DatasetRow>? _datasets;
    private Page<ExplorerRow>? _page;
    private SignalFacets? _facets;
    private FeatureHistogram? _histogram;
    private SignalSelection? _selection;
    private (string Page, string Facets, string Histogram)? _read;
    private int _version;
    private int _turn;
    private Exception? _fault;

    [Inject]
    private IDatasetQueries Datasets { get; set; } = default!;

    [Inject]
    private ISignalSearch Search { get; set; } = default!;

    [Inject]
    private IFeatureQueries Known { get; set; } = default!;

    [Inject]
    private PageCalls Calls { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    /// <inheritdoc/>
    public void Dispose() => Navigation.LocationChanged -= Moved;

    /// <inheritdoc/>
    protected override Task OnInitializedAsync()
    {
        Navigation.LocationChanged += Moved;
        return Load();
    }

    private void Moved(object? sender, LocationChangedEventArgs args)
    {
        if (new Uri(args.Location).AbsolutePath == "/data-explorer")
            _ = InvokeAsync(Load);
    }

    private void Go(ExplorerAddress address) => Navigation.NavigateTo(address.ToString());

    private string Toggled(string label) =>
        (_at with { Page = 1, Filter = _at.Filter with { Labels = Toggle(_at.Filter.Labels, label) } }).ToString();

    /// <summary>A list with a value added or, if it was there, taken out.</summary>
    internal static IReadOnlyList<string> Toggle(IReadOnlyList<string> values, string value) =>
        values.Contains(value) ? [.. values.Where(v => v != value)] : [.. values, value];

    /// <summary>Reads what the address asks for and is not there yet; what a later address has overtaken is dropped.</summary>
    private async Task Load()
    {
        var turn = ++_turn;
        try
        {
            _datasets ??= [.. (await Calls.Read(token => Datasets.List(null, 0, MostDatasets, token))).Rows.Where(row => row.Status == DatasetStatus.Ready)];
            _at = ExplorerAddress.Read(Navigation.Uri, _datasets.Count > 0 ? _datasets[0].Id : null);
            if (_at.Filter.Dataset.Length == 0)
                return;
            _version = _at.Filter.Version ?? _datasets.FirstOrDefault(row => row.Id == _at.Filter.Dataset)?.Version ?? 1;
            var (at, before) = (_at, _read);
            var filter = new ExplorerAddress(at.Filter).ToString();
            var next = (Page: (at with { Shown = "", Projection = null, ColourBy = "" }).ToString(), Facets: filter, Histogram: $"{filter} {at.Shown}");
            await Task.WhenAll(
                before?.Page == next.Page ? Task.CompletedTask : Read(turn, token => Search.Page(at.Filter, at.Order, at.Features, (at.Page - 1) * RowsOfPage, RowsOfPage, token), found => _page = found),
                before?.Facets == next.Facets ? Task.CompletedTask : Read(turn, token => Search.Facets(at.Filter, token), found => _facets = found),
                before?.Histogram == next.Histogram ? Task.CompletedTask : Read(turn, token => Search.Histogram(at.Filter, at.Shown, Bins, token), found => _histogram = found),
                at.Filter.Selection == _selection?.Id ? Task.CompletedTask
                    : Read(turn, async token => at.Filter.Selection is { } id ? await Search.Selection(id, token) : null, found => _selection = found));
            if (turn == _turn)
                (_read, _fault) = (next, null);
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            if (turn == _turn)
                (_read, _fault) = (null, fault);
        }

        StateHasChanged();
    }

    private async Task Read<T>(int turn, Func<CancellationToken, Task<T>> read, Action<T> take)
    {
        var found = await Calls.Read(read);
        if (turn != _turn)
            return;
        take(found);
        StateHasChanged();
    }
}
