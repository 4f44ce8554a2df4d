using Cluster.Contracts.Campaigns;
using Orleans.Streams;

namespace Cluster.Grains.Optuna;

internal sealed partial class StudyGrain
{
    private const string KeepAliveReminder = "keep-alive";

    private static readonly TimeSpan Frame = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(1);

    /// <summary>A study whose workers have said nothing for so long is not followed any more until one calls.</summary>
    private static readonly TimeSpan Idle = TimeSpan.FromSeconds(30);

    private readonly Dictionary<int, TrialRow> _unpublished = [];
    private IAsyncStream<CampaignUpdate>? _stream;
    private IAsyncStream<CampaignUpdate>? _all;
    private IGrainTimer? _timer;
    private CampaignRow? _row;
    private long _reports;
    private (long Version, long Reports) _published;
    private long _publishedAt;
    private long? _heardAt;
    private bool _dirty;
    private bool _rowIsStored;

    private bool IsActive => _heardAt is { } at && time.GetElapsedTime(at) < Idle;

    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (_study is null)
            await Forget();
        else if (_timer is null)
            StartTimer();
    }

    private void OpenStreams()
    {
        var provider = this.GetStreamProvider(CampaignStreams.Provider);
        _stream = provider.GetStream<CampaignUpdate>(StreamId.Create(CampaignStreams.Namespace, Id));
        _all = provider.GetStream<CampaignUpdate>(StreamId.Create(CampaignStreams.Namespace, CampaignStreams.AllCampaigns));
    }

    /// <summary>A worker has called.</summary>
    private void Heard()
    {
        _heardAt = time.GetTimestamp();
        if (_timer is null)
            StartTimer();
    }

    private void StartTimer()
    {
        _published = (_row!.Version, _reports = _study!.Tally.Reports);
        _timer = this.RegisterGrainTimer(Tick, new GrainTimerCreationOptions(Frame, Frame) { Interleave = true, KeepAlive = true });
        Watch(this.RegisterOrUpdateReminder(KeepAliveReminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)));
    }

    private void StopTimers()
    {
        _timer?.Dispose();
        _timer = null;
        Watch(Forget());
    }

    private void Watch(Task told) => _ = told.ContinueWith(
        t => LogNoReminder(Id, t.Exception!.InnerException!), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Current);

    private async Task Forget()
    {
        if (await this.GetReminder(KeepAliveReminder) is { } registered)
            await this.UnregisterReminder(registered);
    }

    /// <summary>Publishes what was committed, at most ten times a second, or a heartbeat each second, which also looks after leases and the list row.</summary>
    private async Task Tick(CancellationToken cancellation)
    {
        if (_study is not { } study || _fault is not null)
            return;
        var beat = time.GetElapsedTime(_publishedAt) >= Beat;
        var isTidy = beat && await Tidy(study);
        if (beat || _dirty)
            await PublishNow();
        var holdsLeases = _head?.LeaseSeconds is not null && study.Tally.Running.Count > 0;
        if (isTidy && !IsActive && !holdsLeases && _timer is not null)
            StopTimers();
    }

    /// <summary>Ends silent trials and brings the list row up to date; whether it is.</summary>
    private async Task<bool> Tidy(Study study)
    {
        Expire(study);
        var row = StudyRows.Campaign(Id, _head!, study, IsActive, time);
        if (!_rowIsStored || row.Status != _row!.Status || row.StatusReason != _row.StatusReason)
            study.Change.WritesRow = true;
        else if (study.Change.IsEmpty)
            return true;
        try
        {
            await Settled();
        }
        catch (Exception e) when (_fault is not null)
        {
            LogUnpublished(Id, e);
        }

        return false;
    }

    /// <summary>What a commit made is what pages may see.</summary>
    private void Committed(CampaignRow row, long reports, IReadOnlyList<TrialRow> trials, bool wroteRow)
    {
        (_row, _reports, _dirty) = (row, reports, true);
        foreach (var trial in trials)
            _unpublished[trial.Number] = trial;
        _rowIsStored = wroteRow;
        if (wroteRow)
            _rowWrittenAt = time.GetTimestamp();
    }

    private async Task PublishNow()
    {
        var changed = _dirty;
        var update = new CampaignUpdate(_row!, [.. _unpublished.Values], _reports, _published.Version, _published.Reports);
        _unpublished.Clear();
        _dirty = false;
        _published = (update.Row.Version, update.Reports);
        _publishedAt = time.GetTimestamp();
        try
        {
            await _stream!.OnNextAsync(update);
            if (changed)
                await _all!.OnNextAsync(update with { Trials = [] });
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The next heartbeat carries versions that show pages what they missed.
            LogUnpublished(Id, e);
        }
    }
}
