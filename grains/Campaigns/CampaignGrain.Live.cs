using Cluster.Contracts.Campaigns;
using Orleans.Streams;

namespace Cluster.Grains.Campaigns;

internal sealed partial class CampaignGrain
{
    private readonly Dictionary<int, TrialRow> _unpublished = [];
    private readonly List<IDisposable> _timers = [];
    private IAsyncStream<CampaignUpdate>? _stream;
    private IAsyncStream<CampaignUpdate>? _all;
    private (long Version, long Reports) _published;
    private long _publishedAt;
    private bool _dirty;

    private long Reports => _trials.Values.Sum(t => (long)t.Epoch);

    private void OpenStreams()
    {
        var provider = this.GetStreamProvider(CampaignStreams.Provider);
        _stream = provider.GetStream<CampaignUpdate>(StreamId.Create(CampaignStreams.Namespace, Id));
        _all = provider.GetStream<CampaignUpdate>(StreamId.Create(CampaignStreams.Namespace, CampaignStreams.AllCampaigns));
    }

    private void StartTimers()
    {
        if (_timers.Count > 0)
            return;
        _published = (State.Seq, Reports);
        Watch(this.RegisterOrUpdateReminder(KeepAliveReminder, TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(1)));
        _timers.Add(this.RegisterGrainTimer(Publish, new GrainTimerCreationOptions(TimeSpan.FromMilliseconds(100), TimeSpan.FromMilliseconds(100)) { Interleave = true, KeepAlive = true }));
        _timers.Add(this.RegisterGrainTimer(
            _ => Turn(Reconcile), new GrainTimerCreationOptions(TimeSpan.Zero, TimeSpan.FromSeconds(30)) { Interleave = true, KeepAlive = true }));
        _timers.Add(this.RegisterGrainTimer(
            _ => Spec.Budget.MaxLaneHours is null ? Task.CompletedTask : Turn(() => Take([])),
            new GrainTimerCreationOptions(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(2)) { Interleave = true, KeepAlive = true }));
    }

    private void Touch(TrialRow row) => _unpublished[row.Number] = row;

    private void MarkDirty() => _dirty = true;

    /// <summary>At most ten updates a second; when nothing changed, a heartbeat each second.</summary>
    private Task Publish(CancellationToken cancellation)
    {
        var beat = time.GetElapsedTime(_publishedAt) >= TimeSpan.FromSeconds(1);
        return _dirty || beat ? PublishNow() : Task.CompletedTask;
    }

    private async Task PublishNow()
    {
        var update = new CampaignUpdate(Row(), [.. _unpublished.Values], Reports, _published.Version, _published.Reports);
        var changed = _dirty;
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

    private async Task End()
    {
        foreach (var timer in _timers)
            timer.Dispose();
        _timers.Clear();
        await PublishNow();
        Watch(Forget(KeepAliveReminder));
    }
}
