using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Cluster.Web.Layout;
using Cluster.Web.Live;
using Cluster.Web.Plots;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Cluster.Web.Signals;

/// <summary>One dataset version: its split and its signals; while it is made, its progress.</summary>
public sealed partial class DatasetPage : IAsyncDisposable
{
    private const int Rows = 50;
    private DatasetSession? _session;
    private (string Id, int? Version)? _shown;
    private DatasetView? _read;
    private Page<SignalRow> _signals = new([], 0);
    private SignalRow? _signal;
    private Exception? _fault;

    /// <summary>The dataset's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>The version, or the newest.</summary>
    [SupplyParameterFromQuery(Name = "version")]
    public int? Version { get; set; }

    /// <summary>Signals of this label only.</summary>
    [SupplyParameterFromQuery(Name = "label")]
    public string? Label { get; set; }

    /// <summary>Signals of this side only.</summary>
    [SupplyParameterFromQuery(Name = "side")]
    public string? Side { get; set; }

    /// <summary>Page of the signals, from 1.</summary>
    [SupplyParameterFromQuery(Name = "page")]
    public int? PageQuery { get; set; }

    [Inject]
    private IDatasetQueries Datasets { get; set; } = default!;

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private PageCalls Calls { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    [Inject]
    private NotificationService Notices { get; set; } = default!;

    [Inject]
    private DatasetFeed Feed { get; set; } = default!;

    [Inject]
    private LiveViewers Viewers { get; set; } = default!;

    private DatasetView? View => _session?.View;

    private int Number => Math.Max(1, PageQuery ?? 1);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
            await _session.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (Id, Version))
        {
            await LoadSignals();
            return;
        }

        (_shown, _read, _signals, _signal) = ((Id, Version), null, new([], 0), null);
        var former = _session;
        _session = new DatasetSession(Id, Version, Feed, Datasets, Viewers.Of(() => InvokeAsync(Changed)));
        _session.Start();
        if (former is not null)
            await former.DisposeAsync();
    }

    private static string Describe(SignalRow signal) => string.Join(", ",
        new[] { signal.Id, signal.Label, signal.Machine, signal.Bearing, signal.SpeedRpm is { } speed ? $"{speed:0.#} rpm" : null }.OfType<string>().Distinct());

    private static IReadOnlyList<PlottedSignal> Previewed(SignalRow signal) => [new(signal.Id, signal.Id, signal.Unit)];

    // The viewer goes on through the same list.
    private string Viewer(SignalRow signal)
    {
        var place = ((Number - 1) * Rows) + _signals.Rows.ToList().IndexOf(signal);
        return $"/signals/{signal.Id}?dataset={Uri.EscapeDataString(Id)}&version={View?.Row.Version}&n={place}"
            + (string.IsNullOrEmpty(Label) ? "" : $"&label={Uri.EscapeDataString(Label)}") + (string.IsNullOrEmpty(Side) ? "" : $"&side={Uri.EscapeDataString(Side)}");
    }

    private async Task Changed()
    {
        if (!ReferenceEquals(_read, View))
            await LoadSignals();
        StateHasChanged();
    }

    private async Task LoadSignals()
    {
        _read = View;
        if (_read is not { Row.Status: DatasetStatus.Ready } view)
            return;
        try
        {
            _signals = await Calls.Read(token => Datasets.Signals(Id, view.Row.Version, Label, Side, (Number - 1) * Rows, Rows, token));
            _signal ??= _signals.Rows.Count > 0 ? _signals.Rows[0] : null;
            _fault = null;
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            _fault = fault;
        }
    }

    private async Task Cancel()
    {
        try
        {
            await Calls.Command(Roles.Researcher, Guid.NewGuid(), Grains.GetGrain<IDatasetGrain>(Id).Cancel);
            _session?.Refresh();
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            Notices.Notify(NotificationSeverity.Error, "It goes on", fault.Message, 10000);
        }
    }

    private string Address(string? label, string? side, int page) =>
        $"/datasets/{Id}?page={page}" + (Version is { } version ? $"&version={version}" : "")
        + (string.IsNullOrEmpty(label) ? "" : $"&label={Uri.EscapeDataString(label)}") + (string.IsNullOrEmpty(side) ? "" : $"&side={Uri.EscapeDataString(side)}");

    private void Go(string? label, string? side, int page) => Navigation.NavigateTo(Address(label, side, page));
}
