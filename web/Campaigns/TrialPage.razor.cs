using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Web.Layout;
using Cluster.Web.Live;
using Cluster.Web.Plots;
using Microsoft.AspNetCore.Components;

namespace Cluster.Web.Campaigns;

/// <summary>One trial, live: read again whenever its row or its epoch has changed.</summary>
public sealed partial class TrialPage : IAsyncDisposable
{
    private CampaignSession? _session;
    private (string Id, int Number)? _shown;
    private TrialView? _view;
    private IReadOnlyList<PlotFigure> _figures = [];
    private PendingReason? _waits;
    private (long Version, int Epoch, TrialState State)? _read;
    private Exception? _fault;
    private bool _isMissing;
    private bool _reading;

    /// <summary>The campaign's id.</summary>
    [Parameter]
    public string Id { get; set; } = "";

    /// <summary>The trial's number in it.</summary>
    [Parameter]
    public int Number { get; set; }

    [Inject]
    private CampaignFeed Feed { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private ICampaignQueries Queries { get; set; } = default!;

    [Inject]
    private IGrainFactory Grains { get; set; } = default!;

    [Inject]
    private LiveViewers Viewers { get; set; } = default!;

    private TrialRow? Row => _session?.Campaign?.Trials.GetValueOrDefault(Number) ?? _view?.Row;

    private bool IsOfStudy => _session?.Campaign?.Row.Study is not null;

    private string NoCurve => (IsOfStudy, Row!.IsFinished) switch
    {
        (true, true) => "No intermediate value was reported",
        (true, false) => "No intermediate value has been reported yet",
        (false, true) => "No epoch was reported",
        _ => "No epoch has been reported yet",
    };

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_session is not null)
            await _session.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        if (_shown == (Id, Number))
            return;
        (_shown, _view, _read, _waits, _isMissing) = ((Id, Number), null, null, null, false);
        var former = _session;
        _session = new CampaignSession(Id, Feed, Queries, Viewers.Of(() => InvokeAsync(Changed)));
        _session.Start();
        if (former is not null)
            await former.DisposeAsync();
    }

    private async Task Changed()
    {
        if (_session is null)
            return;
        _isMissing = _session.IsMissing || (_session.Campaign is { } campaign && !campaign.Trials.ContainsKey(Number));
        if (Row is { } row && _read != (row.Version, row.Epoch, row.State))
            await Reload();
        StateHasChanged();
    }

    private async Task Reload()
    {
        if (_reading || Row is not { } row)
            return;
        _reading = true;
        try
        {
            var read = (row.Version, row.Epoch, row.State);
            _view = await Queries.Trial(Id, Number, default);
            _figures = _view is null ? [] : CurveFigures.Of(_view, IsOfStudy);
            _waits = row.State == TrialState.Queued && !IsOfStudy
                ? await Grains.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool).Explain(row.Id, default)
                : null;
            (_read, _fault) = (read, null);
        }
        catch (Exception fault) when (PageCalls.IsTold(fault))
        {
            _fault = fault;
        }
        finally
        {
            _reading = false;
        }
    }
}
