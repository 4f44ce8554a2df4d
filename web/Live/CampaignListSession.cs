using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Microsoft.Extensions.Logging;

namespace Cluster.Web.Live;

/// <summary>Keeps one page's list of campaigns true: rows follow their updates; what enters or leaves the list makes it read again.</summary>
public sealed partial class CampaignListSession : IAsyncDisposable
{
    private readonly Func<CancellationToken, Task<Page<CampaignRow>>> _load;
    private readonly bool? _active;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly Func<Task> _changed;
    private readonly LiveSubscription<CampaignUpdate> _subscription;
    private readonly CancellationTokenSource _stop = new();
    private Task _run = Task.CompletedTask;
    private long _loadedAt;
    private bool _outdated = true;

    /// <summary>Listens to all campaigns; <paramref name="active"/> says which the list holds: unfinished, finished, or (null) both.</summary>
    public CampaignListSession(
        Func<CancellationToken, Task<Page<CampaignRow>>> load, bool? active, CampaignFeed feed, TimeProvider time, ILogger logger, Func<Task> changed)
    {
        (_load, _active, _time, _logger, _changed) = (load, active, time, logger, changed);
        _subscription = feed.Open(CampaignStreams.AllCampaigns);
    }

    /// <summary>The rows, or null before they were first read.</summary>
    public Page<CampaignRow>? Page { get; private set; }

    /// <summary>How far they can be trusted.</summary>
    public LiveState State { get; private set; } = LiveState.Loading;

    /// <summary>When they were last known to be true.</summary>
    public DateTimeOffset? AsOf { get; private set; }

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
            while (true)
            {
                await _changed();
                await Task.Delay(LiveTiming.Frame, _time, _stop.Token);
                arrival ??= _subscription.Messages.WaitToReadAsync(_stop.Token).AsTask();
                if (await Arrives(arrival))
                {
                    arrival = null;
                    Drain();
                    if (_outdated && _time.GetElapsedTime(_loadedAt) >= LiveTiming.Retry)
                        await Reload();
                }
                else
                {
                    await Reload();
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The page has left.
        }
    }

    private async Task<bool> Arrives(Task<bool> arrival)
    {
        try
        {
            return await arrival.WaitAsync(_outdated ? LiveTiming.Retry : LiveTiming.Silence, _time, _stop.Token);
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void Drain()
    {
        while (_subscription.Messages.TryRead(out var update))
            _outdated |= !Take(update.Row);
        if (!_outdated)
            (State, AsOf) = (LiveState.Live, _time.GetUtcNow());
    }

    /// <summary>False if the row enters or leaves the list.</summary>
    private bool Take(CampaignRow row)
    {
        if (Page is not { } page)
            return false;
        var belongs = _active is null || _active == !row.Status.IsFinal();
        var place = page.Rows.ToList().FindIndex(other => other.Id == row.Id);
        if (place < 0)
            return !belongs;
        if (!belongs)
            return false;
        if (row.Version >= page.Rows[place].Version)
            Page = page with { Rows = [.. page.Rows.Take(place), row, .. page.Rows.Skip(place + 1)] };
        return true;
    }

    private async Task Reload()
    {
        _loadedAt = _time.GetTimestamp();
        try
        {
            Page = await _load(_stop.Token);
            (State, AsOf, _outdated) = (LiveState.Live, _time.GetUtcNow(), false);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception fault)
        {
            // A database in trouble: the page keeps what it has, says so, and tries again.
            (State, _outdated) = (LiveState.Reconnecting, true);
            ListFailed(_logger, fault);
        }
    }
}
