using Cluster.Contracts.Campaigns;
using Cluster.Web.Live;
using Cluster.Web.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace Cluster.Web.Tests.Live;

/// <summary>One subscription a key, shared by circuits, renewed when silent.</summary>
public sealed class LiveHubTests : IAsyncDisposable
{
    private readonly FakeSource<CampaignUpdate> _source = new();
    private readonly FakeTimeProvider _time = new(Sample.Start);
    private readonly CampaignFeed _feed;

    public LiveHubTests() => _feed = new CampaignFeed(_source, _time, NullLogger<CampaignFeed>.Instance);

    public ValueTask DisposeAsync() => _feed.DisposeAsync();

    [Fact]
    public async Task Two_circuits_share_one_subscription_and_both_hear()
    {
        using var one = _feed.Open("campaign-12");
        using var two = _feed.Open("campaign-12");
        await Until(() => _source.Active("campaign-12") == 1);
        await _source.Publish("campaign-12", Beat(1));

        Assert.Equal(1, (await one.Messages.ReadAsync()).Row.Version);
        Assert.Equal(1, (await two.Messages.ReadAsync()).Row.Version);
        Assert.Equal(1, _source.Started);
    }

    [Fact]
    public async Task The_last_circuit_to_leave_ends_the_subscription()
    {
        var one = _feed.Open("campaign-12");
        var two = _feed.Open("campaign-12");
        await Until(() => _source.Active("campaign-12") == 1);
        one.Dispose();
        Assert.Equal(1, _feed.TopicCount);
        two.Dispose();
        two.Dispose();

        Assert.Equal(0, _feed.TopicCount);
        await Until(() => _source.Active("campaign-12") == 0);
    }

    [Fact]
    public async Task A_slow_circuit_loses_its_oldest_messages_and_holds_nobody_up()
    {
        using var slow = _feed.Open("campaign-12");
        await Until(() => _source.Active("campaign-12") == 1);
        for (var version = 1; version <= 1000; version++)
            await _source.Publish("campaign-12", Beat(version));

        var kept = new List<long>();
        while (slow.Messages.TryRead(out var update))
            kept.Add(update.Row.Version);
        Assert.Equal(1000, kept[^1]);
        Assert.True(kept.Count < 1000, $"expected a bound, found {kept.Count} messages");
        Assert.Equal(kept.Order(), kept);
    }

    [Fact]
    public async Task A_silent_stream_is_subscribed_to_again()
    {
        using var subscription = _feed.Open("campaign-12");
        await Until(() => _source.Active("campaign-12") == 1);
        await _source.Publish("campaign-12", Beat(1));
        _source.Forget();

        await Pass(() => _source.Active("campaign-12") == 1);
        await _source.Publish("campaign-12", Beat(2));
        Assert.Equal(1, (await subscription.Messages.ReadAsync()).Row.Version);
        Assert.Equal(2, (await subscription.Messages.ReadAsync()).Row.Version);
    }

    [Fact]
    public async Task A_cluster_that_cannot_be_subscribed_to_is_asked_again()
    {
        _source.FailNext(3);
        using var subscription = _feed.Open("campaign-12");
        await Pass(() => _source.Active("campaign-12") == 1);

        Assert.Equal(4, _source.Started);
    }

    [Fact]
    public async Task A_finished_campaign_is_left_in_peace()
    {
        using var subscription = _feed.Open("campaign-12");
        await Until(() => _source.Active("campaign-12") == 1);
        await _source.Publish("campaign-12", Beat(1, CampaignStatus.Completed));
        await subscription.Messages.ReadAsync();
        for (var second = 0; second < 30; second++)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(1, _source.Started);
    }

    private static CampaignUpdate Beat(long version, CampaignStatus status = CampaignStatus.Running)
    {
        var row = Sample.Campaign([], version, status).Row;
        return new CampaignUpdate(row, [], 0, version, 0);
    }

    private static async Task Until(Func<bool> condition)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (!condition())
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private Task Pass(Func<bool> condition) => Until(() =>
    {
        _time.Advance(TimeSpan.FromMilliseconds(250));
        return condition();
    });
}
