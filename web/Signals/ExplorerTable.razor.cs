using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Cluster.Web.Layout;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace Cluster.Web.Signals;

/// <summary>A page of signals: sorted by links in its head, chosen by boxes that the arrow keys reach, across pages.</summary>
public sealed partial class ExplorerTable : IAsyncDisposable
{
    private readonly HashSet<string> _chosen = new(StringComparer.Ordinal);
    private ElementReference _list;
    private IJSObjectReference? _keys;
    private string? _dataset;
    private string? _fault;

    /// <summary>Where the page is.</summary>
    [Parameter, EditorRequired]
    public ExplorerAddress Address { get; set; } = default!;

    /// <summary>The rows; null while they are read.</summary>
    [Parameter, EditorRequired]
    public Page<ExplorerRow>? Page { get; set; }

    /// <summary>Rows a page.</summary>
    [Parameter, EditorRequired]
    public int PageSize { get; set; }

    /// <summary>The features there are.</summary>
    [Parameter, EditorRequired]
    public IReadOnlyList<FeatureRow> Definitions { get; set; } = [];

    /// <summary>Goes to another address.</summary>
    [Parameter, EditorRequired]
    public Action<ExplorerAddress> Go { get; set; } = default!;

    [Inject]
    private PageCalls Calls { get; set; } = default!;

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private IJSRuntime Script { get; set; } = default!;

    private IEnumerable<(string By, string Title, bool Number)> Columns =>
    [
        (SignalSort.Signal, "Signal", false), ("label", "Class", false), ("severity", "Severity", false), ("machine", "Machine", false), ("load", "Load", false),
        ("channel", "Channel", false), ("speed", "Speed (rpm)", true), ("rate", "Rate (Hz)", true), ("samples", "Samples", true),
        .. Address.Features.Select(feature => (feature, feature, true)),
    ];

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_keys is null)
            return;
        try
        {
            await _keys.DisposeAsync();
        }
        catch (JSDisconnectedException)
        {
            // The browser has left.
        }
    }

    /// <inheritdoc/>
    protected override void OnParametersSet()
    {
        if (_dataset == Address.Filter.Dataset)
            return;
        _dataset = Address.Filter.Dataset;
        _chosen.Clear();
    }

    /// <inheritdoc/>
    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (Page is not { Rows.Count: > 0 })
            return;
        try
        {
            _keys ??= await Script.InvokeAsync<IJSObjectReference>("import", "./" + Assets["rows.js"]);
            await _keys.InvokeVoidAsync("follow", _list);
        }
        catch (JSDisconnectedException)
        {
            // The browser has left.
        }
    }

    private string SortedBy(string by) =>
        (Address with { Page = 1, Order = new(by, Address.Order.By == by && !Address.Order.Descending) }).ToString();

    private void Choose(string signal)
    {
        if (!_chosen.Remove(signal))
            _chosen.Add(signal);
    }

    private void ChoosePage(ChangeEventArgs args)
    {
        foreach (var row in Page!.Rows)
        {
            if (args.Value is true)
                _chosen.Add(row.Signal.Id);
            else
                _chosen.Remove(row.Signal.Id);
        }
    }

    private async Task OnlyChosen()
    {
        try
        {
            var (dataset, signals) = (Address.Filter.Dataset, _chosen.ToArray());
            var kept = await Calls.Command(
                Roles.Viewer, Guid.NewGuid(), (context, token) => Grains.GetGrain<ISelectionGrain>(ISelectionGrain.Key).Keep(context, dataset, signals, token));
            _fault = null;
            Go(Address with { Page = 1, Filter = Address.Filter with { Selection = kept.Id } });
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            _fault = fault.Message;
        }
    }
}
