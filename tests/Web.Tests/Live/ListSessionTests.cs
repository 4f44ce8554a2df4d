using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Web.Live;
using Cluster.Web.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cluster.Web.Tests.Live;

/// <summary>One page of the active campaigns follows what happens to all of them.</summary>
public sealed class ListSessionTests : SessionTest, IAsyncLifetime
{
    private readonly FakeSource<CampaignUpdate> _source = new();
    private CampaignFeed _feed = null!;
    private CampaignListSession _session = null!;
    private CampaignRow[] _rows = [Row("campaign-1", "first"), Row("campaign-2", "second")];
    private int _reads;

    public async ValueTask InitializeAsync()
    {
        _feed = new CampaignFeed(_source, Time, NullLogger<CampaignFeed>.Instance);
        _session = new CampaignListSession(Load, active: true, search: "s", _feed, Viewer);
        _session.Start();
        await Reach(() => _session.State == LiveState.Live && _source.Active(CampaignStreams.AllCampaigns) == 1);
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _feed.DisposeAsync();
    }

    [Fact]
    public async Task A_row_of_the_page_follows_its_updates_without_a_read()
    {
        await Publish(_rows[1] with { Version = 9, Name = "second, busy" });
        await Publish(_rows[1] with { Version = 8, Name = "second, before" });
        await Publish(_rows[0] with { Version = 7 });
        await Reach(() => _session.Page!.Rows[0].Version == 7);

        Assert.Equal("second, busy", _session.Page!.Rows[1].Name);
        Assert.Equal(1, _reads);
    }

    [Fact]
    public async Task A_campaign_of_another_page_is_read_for_once_and_not_at_each_of_its_updates()
    {
        await Publish(Row("campaign-30", "sits elsewhere"));
        await Publish(_rows[0] with { Version = 5 });
        await Reach(() => _session.Page!.Rows[0].Version == 5);
        Time.Advance(LiveTiming.Retry);
        await Reach(() => _reads == 2);

        for (var version = 6; version < 20; version++)
        {
            await Publish(Row("campaign-30", "sits elsewhere") with { Version = version });
            await Publish(_rows[0] with { Version = version });
            await Reach(() => _session.Page!.Rows[0].Version == version);
            Time.Advance(LiveTiming.Retry);
        }

        Assert.Equal(2, _reads);
    }

    [Fact]
    public async Task A_campaign_that_leaves_the_list_is_read_away()
    {
        var ended = _rows[1] with { Status = CampaignStatus.Completed, Version = 9 };
        _rows = [_rows[0]];
        await Publish(ended);
        await Pass(() => _session.Page!.Rows.Count == 1);
    }

    [Fact]
    public async Task A_lost_last_message_is_found_although_others_arrive()
    {
        _rows = [_rows[0]];
        for (var version = 5; _session.Page!.Rows.Count == 2; version++)
        {
            await Publish(_rows[0] with { Version = version });
            await Reach(() => _session.Page.Rows[0].Version == version || _session.Page.Rows.Count == 1);
            Time.Advance(LiveTiming.Retry);
        }

        Assert.Equal(2, _reads);
    }

    private static CampaignRow Row(string id, string name) => Sample.Campaign([], id: id).Row with { Name = name, Version = 4 };

    private Task Publish(CampaignRow row) => _source.Publish(CampaignStreams.AllCampaigns, new CampaignUpdate(row, [], 0, row.Version, 0));

    private Task<Page<CampaignRow>> Load(CancellationToken cancellation)
    {
        _reads++;
        return Task.FromResult(new Page<CampaignRow>(_rows, _rows.Length));
    }
}
