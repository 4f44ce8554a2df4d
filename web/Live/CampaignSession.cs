using Cluster.Contracts.Campaigns;
using Microsoft.Extensions.Logging;

namespace Cluster.Web.Live;

/// <summary>
/// Keeps one page's view of a campaign true: reads the snapshot, applies updates, reads again after a gap or a silence, and asks the page
/// to render at most ten times a second.
/// </summary>
public sealed partial class CampaignSession : IAsyncDisposable
{
    private readonly string _campaign;
    private readonly ICampaignQueries _queries;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Func<Task> _changed;
    private readonly LiveSubscription<CampaignUpdate> _subscription;
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;
    private long _loadedAt;
    private bool _snapshotAddedUp = true;

    /// <summary>Listens to a campaign; <paramref name="changed"/> is called after each change, never twice at once.</summary>
    public CampaignSession(
        string campaign, CampaignFeed feed, ICampaignQueries queries, TimeProvider time, ILogger logger, Func<Task> changed)
    {
        (_campaign, _queries, _time, _logger, _changed) = (campaign, queries, time, logger, changed);
        _subscription = feed.Open(campaign);
    }

    /// <summary>What is known, or null before the first snapshot.</summary>
    public LiveCampaign? Campaign { get; private set; }

    /// <summary>How far it can be trusted.</summary>
    public LiveState State { get; private set; } = LiveState.Loading;

    /// <summary>When it was last known to be true.</summary>
    public DateTimeOffset? AsOf { get; private set; }

    /// <summary>Whether there is no campaign of that id.</summary>
    public bool IsMissing { get; private set; }

    /// <summary>Starts the loop.</summary>
    public void Start() => _run = Task.Run(Run);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_stop.IsCancellationRequested)
            return;
        await _stop.CancelAsync();
        _subscription.Dispose();
        await _run;
        _stop.Dispose();
    }

    private async Task Run()
    {
        Task<bool>? arrival = null;
        try
        {
            await Reload();
            await _changed();
            while (!IsMissing)
            {
                arrival ??= _subscription.Messages.WaitToReadAsync(_stop.Token).AsTask();
                if (await Arrives(arrival))
                {
                    arrival = null;
                    await Drain();
                }
                else
                {
                    State = Campaign?.Row.Status.IsFinal() is true ? State : LiveState.Reconnecting;
                    await Reload();
                }

                await _changed();
                await Task.Delay(LiveTiming.Frame, _time, _stop.Token);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The page has left.
        }
    }

    private async Task<bool> Arrives(Task<bool> arrival)
    {
        var patience = Campaign switch
        {
            null => LiveTiming.Retry,
            { Row.Status: var status } when status.IsFinal() && State == LiveState.Live => LiveTiming.LongSilence,
            _ => LiveTiming.Silence,
        };
        try
        {
            return await arrival.WaitAsync(patience, _time, _stop.Token);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private async Task Drain()
    {
        var mustLoad = Campaign is null;
        while (_subscription.Messages.TryRead(out var update))
        {
            if (Campaign is null)
                continue;
            Campaign = Campaign.Apply(update, out var change);
            mustLoad |= change == LiveChange.Gap;
        }

        mustLoad |= _snapshotAddedUp && Campaign?.AddsUp is false;
        if (!mustLoad)
        {
            (State, AsOf) = (LiveState.Live, _time.GetUtcNow());
            return;
        }

        State = LiveState.Behind;
        if (_time.GetElapsedTime(_loadedAt) >= LiveTiming.Retry)
            await Reload();
    }

    private async Task Reload()
    {
        _loadedAt = _time.GetTimestamp();
        try
        {
            var snapshot = await _queries.Snapshot(_campaign, _stop.Token);
            if (snapshot is null)
            {
                IsMissing = true;
                return;
            }

            Campaign = Campaign?.Load(snapshot) ?? LiveCampaign.From(snapshot);
            _snapshotAddedUp = Campaign.AddsUp;
            (State, AsOf) = (LiveState.Live, _time.GetUtcNow());
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault)
        {
            // A database or silo in trouble: the page keeps what it has, says so, and tries again.
            State = LiveState.Reconnecting;
            SnapshotFailed(_logger, _campaign, fault);
        }
    }
}
