using Cluster.Contracts.Campaigns;
using Cluster.Web.Live;
using Cluster.Web.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Cluster.Web.Tests.Live;

/// <summary>What a page knows follows the cluster through gaps, silence and faults.</summary>
public sealed class CampaignSessionTests : IAsyncDisposable
{
    private const string Id = "campaign-12";
    private readonly FakeSource<CampaignUpdate> _source = new();
    private readonly FakeCampaigns _campaigns = new();
    private readonly FakeTimeProvider _time = new(Sample.Start);
    private readonly CampaignFeed _feed;
    private readonly CampaignSession _session;
    private readonly PageVisibility _visibility = new();
    private int _renders;

    public CampaignSessionTests()
    {
        _campaigns.Snapshots[Id] = Sample.Campaign([Sample.Trial(0, TrialState.Running, 0.7, 3)], version: 5);
        _feed = new CampaignFeed(_source, _time, NullLogger<CampaignFeed>.Instance);
        _session = new CampaignSession(Id, _feed, _campaigns, new LiveViewer(Draw, _visibility, _time, NullLogger.Instance));
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _feed.DisposeAsync();
    }

    [Fact]
    public async Task It_starts_from_the_snapshot()
    {
        _session.Start();
        await Pass(() => _session.State == LiveState.Live);

        Assert.Equal(5, _session.Campaign!.Row.Version);
        Assert.NotNull(_session.AsOf);
    }

    [Fact]
    public async Task An_update_is_shown_without_reading_again()
    {
        await Started();
        var reads = _campaigns.Reads;
        var trial = Sample.Trial(0, TrialState.Running, 0.8, 4, version: 2);
        await _source.Publish(Id, new CampaignUpdate(_session.Campaign!.Row, [trial], 4, 5, 3));
        await Pass(() => _session.Campaign!.Trials[0].Epoch == 4);

        Assert.Equal(reads, _campaigns.Reads);
    }

    [Fact]
    public async Task A_gap_is_closed_by_the_snapshot()
    {
        await Started();
        var ended = Sample.Campaign([Sample.Trial(0, TrialState.Completed, 0.9, 20, version: 2), Sample.Trial(1, TrialState.Running, 0.5, 2)], version: 9);
        _campaigns.Snapshots[Id] = ended;
        await _source.Publish(Id, new CampaignUpdate(ended.Row, [], ended.Reports, 9, ended.Reports));
        await Pass(() => _session.Campaign!.Row.Version == 9);

        Assert.Equal(2, _session.Campaign!.Trials.Count);
        await Pass(() => _session.State == LiveState.Live);
    }

    [Fact]
    public async Task A_lost_change_without_an_event_is_noticed_by_the_counts()
    {
        await Started();
        var requeued = Sample.Campaign([Sample.Trial(0, TrialState.Queued, 0.7, 3, version: 2)], version: 5);
        _campaigns.Snapshots[Id] = requeued;
        _time.Advance(LiveTiming.Retry);
        await _source.Publish(Id, new CampaignUpdate(requeued.Row, [], 3, 5, 3));
        await Pass(() => _session.Campaign!.Trials[0].State == TrialState.Queued);
    }

    [Fact]
    public async Task Silence_is_told_and_the_snapshot_read()
    {
        await Started();
        _source.Forget();
        _campaigns.Snapshots[Id] = Sample.Campaign([Sample.Trial(0, TrialState.Completed, 0.9, 20, version: 2)], version: 6);
        await Pass(() => _session.Campaign!.Row.Version == 6);
    }

    [Fact]
    public async Task A_database_in_trouble_keeps_what_is_shown_and_is_asked_again()
    {
        await Started();
        _campaigns.Fault = new TimeoutException("planned");
        await Pass(() => _session.State == LiveState.Reconnecting);
        Assert.Equal(5, _session.Campaign!.Row.Version);

        _campaigns.Fault = null;
        await Pass(() => _session.State == LiveState.Live);
    }

    [Fact]
    public async Task An_unknown_campaign_is_missing()
    {
        await using var session = new CampaignSession("campaign-77", _feed, _campaigns, new LiveViewer(Draw, _visibility, _time, NullLogger.Instance));
        session.Start();
        await Pass(() => session.IsMissing);
    }

    [Fact]
    public async Task A_burst_is_rendered_once_a_frame()
    {
        await Started();
        await Pass(() => Volatile.Read(ref _renders) > 0);
        var before = Volatile.Read(ref _renders);
        for (var epoch = 4; epoch <= 103; epoch++)
            await _source.Publish(Id, new CampaignUpdate(_session.Campaign!.Row, [Sample.Trial(0, TrialState.Running, 0.8, epoch, version: epoch)], epoch, 5, epoch - 1));
        await Pass(() => _session.Campaign!.Trials[0].Epoch == 103 && Volatile.Read(ref _renders) > before);

        Assert.InRange(Volatile.Read(ref _renders) - before, 1, 5);
    }

    [Fact]
    public async Task Leaving_the_page_ends_its_subscription()
    {
        await Started();
        await _session.DisposeAsync();

        Assert.Equal(0, _feed.TopicCount);
    }

    [Fact]
    public async Task A_hidden_page_is_kept_true_and_not_drawn_then_drawn_at_once()
    {
        await Started();
        await Pass(() => Volatile.Read(ref _renders) > 0);
        _visibility.Set(isHidden: true);
        await Report(4);
        var before = Volatile.Read(ref _renders);
        for (var epoch = 5; epoch <= 43; epoch++)
            await Report(epoch);

        Assert.Equal(before, Volatile.Read(ref _renders));
        _visibility.Set(isHidden: false);
        await PageContext.Eventually(() => Volatile.Read(ref _renders) > before);
        Assert.Equal(43, _session.Campaign!.Trials[0].Epoch);
        Assert.InRange(Volatile.Read(ref _renders) - before, 1, 2);

        async Task Report(int epoch)
        {
            await _source.Publish(Id, new CampaignUpdate(_session.Campaign!.Row, [Sample.Trial(0, TrialState.Running, 0.8, epoch, version: epoch)], epoch, 5, epoch - 1));
            await Pass(() => _session.Campaign!.Trials[0].Epoch == epoch);
        }
    }

    [Fact]
    public async Task A_page_opened_in_the_background_is_drawn_once()
    {
        _visibility.Set(isHidden: true);
        await Started();
        await Pass(() => Volatile.Read(ref _renders) == 1);
        await _source.Publish(Id, new CampaignUpdate(_session.Campaign!.Row, [Sample.Trial(0, TrialState.Running, 0.8, 4, version: 2)], 4, 5, 3));
        await Pass(() => _session.Campaign!.Trials[0].Epoch == 4);

        Assert.Equal(1, Volatile.Read(ref _renders));
    }

    private Task Draw()
    {
        Interlocked.Increment(ref _renders);
        return Task.CompletedTask;
    }

    private async Task Started()
    {
        _session.Start();
        await Pass(() => _session.State == LiveState.Live && _source.Active(Id) == 1);
    }

    private async Task Pass(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            _time.Advance(TimeSpan.FromMilliseconds(20));
            await Task.Yield();
        }
    }
}
