using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Cluster.Web.Accounts;
using Cluster.Web.Layout;
using Cluster.Web.Live;
using Microsoft.AspNetCore.Components;
using Radzen;

namespace Cluster.Web.Signals;

/// <summary>One dataset version: its split and its signals; while it is made, its progress.</summary>
public sealed partial class DatasetPage : IDisposable
{
    private const int Rows = 50;
    private readonly CancellationTokenSource _stop = new();
    private DatasetView? _view;
    private Page<SignalRow> _signals = new([], 0);
    private SignalRow? _signal;
    private Exception? _fault;
    private bool _isMissing;
    private bool _follows;

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
    private TimeProvider Time { get; set; } = default!;

    private int Number => Math.Max(1, PageQuery ?? 1);

    /// <inheritdoc/>
    public void Dispose()
    {
        _stop.Cancel();
        _stop.Dispose();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        await Load();
        await Follow();
    }

    private static string Describe(SignalRow signal) => string.Join(", ",
        new[] { signal.Id, signal.Label, signal.Machine, signal.Bearing, signal.SpeedRpm is { } speed ? $"{speed:0.#} rpm" : null }.OfType<string>());

    private async Task Load()
    {
        try
        {
            _view = await Datasets.Get(Id, Version, default);
            _isMissing = _view is null;
            if (_view is { Row.Status: DatasetStatus.Ready })
                _signals = await Datasets.Signals(Id, _view.Row.Version, Label, Side, (Number - 1) * Rows, Rows, default);
            _signal ??= _signals.Rows.Count > 0 ? _signals.Rows[0] : null;
            _fault = null;
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            _fault = fault;
        }
    }

    /// <summary>A dataset has no stream: while it is made its row is read each second.</summary>
    private async Task Follow()
    {
        if (_follows)
            return;
        _follows = true;
        try
        {
            while (_view is { Row.Status: DatasetStatus.Receiving or DatasetStatus.Working })
            {
                StateHasChanged();
                await Task.Delay(LiveTiming.Retry, Time, _stop.Token);
                await Load();
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The page has left.
        }
        finally
        {
            _follows = false;
        }
    }

    private async Task Cancel()
    {
        try
        {
            await Calls.Command(Roles.Researcher, Guid.NewGuid(), Grains.GetGrain<IDatasetGrain>(Id).Cancel);
            await Load();
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
