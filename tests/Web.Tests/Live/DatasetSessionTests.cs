using Cluster.Contracts.Signals;
using Cluster.Web.Live;
using Cluster.Web.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cluster.Web.Tests.Live;

/// <summary>A dataset's page follows its making by the stream and reads only what the stream does not carry.</summary>
public sealed class DatasetSessionTests : SessionTest, IAsyncLifetime
{
    private const string Id = "dataset-1";
    private readonly FakeSource<DatasetRow> _source = new();
    private readonly FakeDatasets _datasets = new();
    private readonly DatasetView _working = Sample.Dataset(status: DatasetStatus.Working);
    private DatasetFeed _feed = null!;
    private DatasetSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _datasets.Views.Add(_working with { Row = _working.Row with { Done = 3, Revision = 4 } });
        _feed = new DatasetFeed(_source, Time, NullLogger<DatasetFeed>.Instance);
        _session = new DatasetSession(Id, null, _feed, _datasets, Viewer);
        _session.Start();
        await Reach(() => _session.State == LiveState.Live && _source.Active(Id) == 1);
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _feed.DisposeAsync();
    }

    [Fact]
    public async Task Progress_is_shown_without_reading_again()
    {
        var reads = _datasets.Reads;
        await _source.Publish(Id, _working.Row with { Done = 17, Revision = 5 });
        await Reach(() => _session.View!.Row.Done == 17);

        Assert.Equal(reads, _datasets.Reads);
    }

    [Fact]
    public async Task Work_that_starts_again_is_shown_from_its_start_and_old_news_is_not()
    {
        await _source.Publish(Id, _working.Row with { Done = 1, Revision = 6 });
        await _source.Publish(Id, _working.Row with { Done = 40, Revision = 5 });
        await _source.Publish(Id, _working.Row with { Done = 2, Revision = 7 });
        await Reach(() => _session.View!.Row.Revision == 7);

        Assert.Equal(2, _session.View!.Row.Done);
    }

    [Fact]
    public async Task A_dataset_that_is_ready_is_read_with_its_sides()
    {
        var ready = Sample.Dataset();
        _datasets.Views[0] = ready with { Row = ready.Row with { Revision = 9 } };
        await _source.Publish(Id, _datasets.Views[0].Row);
        await Pass(() => _session.View!.Row.Status == DatasetStatus.Ready);

        Assert.Equal(3, _session.View!.Sides.Count);
    }

    [Fact]
    public async Task A_failure_is_shown_without_reading_again()
    {
        var reads = _datasets.Reads;
        await _source.Publish(Id, _working.Row with { Status = DatasetStatus.Failed, StatusReason = "line 7", Revision = 5 });
        await Reach(() => _session.View!.Row.StatusReason == "line 7");

        Assert.Equal(reads, _datasets.Reads);
    }

    [Fact]
    public async Task Silence_while_it_is_made_is_not_believed()
    {
        _source.Forget();
        _datasets.Views[0] = _working with { Row = _working.Row with { Done = 55, Revision = 8 } };
        await Pass(() => _session.View!.Row.Done == 55);
    }

    [Fact]
    public async Task A_page_of_an_older_version_stays_at_it()
    {
        var ready = Sample.Dataset();
        _datasets.Views[0] = ready with { Row = ready.Row with { Revision = 9 } };
        await using var session = new DatasetSession(Id, 1, _feed, _datasets, Viewer);
        session.Start();
        await Reach(() => session.View is not null);
        await _source.Publish(Id, ready.Row with { Version = 2, Revision = 10, Name = "renewed" });
        await _source.Publish(Id, ready.Row with { Version = 1, Revision = 11, Status = DatasetStatus.Working });
        await Reach(() => session.View!.Row.Revision == 11);

        Assert.Equal("Bearings", session.View!.Row.Name);
    }
}
