using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Models;
using Cluster.Web.Live;
using Cluster.Web.Tests.Fakes;
using Microsoft.Extensions.Logging.Abstractions;

namespace Cluster.Web.Tests.Live;

/// <summary>Looks at a test set appear, move and end on every page that shows it.</summary>
public sealed class TestSetSessionTests : SessionTest, IAsyncLifetime
{
    private static readonly string Key = ITestSetGrain.KeyOf("dataset-1", 1);
    private readonly FakeSource<EvaluationView> _source = new();
    private readonly FakeEvaluations _evaluations = new();
    private TestSetFeed _feed = null!;
    private TestSetSession _session = null!;

    public async ValueTask InitializeAsync()
    {
        _evaluations.Views.Add(Sample.Look(1, TrialState.Completed, 3));
        _feed = new TestSetFeed(_source, Time, NullLogger<TestSetFeed>.Instance);
        _session = new TestSetSession("dataset-1", 1, _feed, _evaluations, Viewer);
        _session.Start();
        await Reach(() => _session.State == LiveState.Live && _source.Active(Key) == 1);
    }

    public async ValueTask DisposeAsync()
    {
        await _session.DisposeAsync();
        await _feed.DisposeAsync();
    }

    [Fact]
    public async Task A_look_appears_and_ends_without_a_read()
    {
        await _source.Publish(Key, Sample.Look(2, TrialState.Queued, 1, "trial-7"));
        await _source.Publish(Key, Sample.Look(2, TrialState.Completed, 3, "trial-7"));
        await _source.Publish(Key, Sample.Look(2, TrialState.Running, 2, "trial-7"));
        await Reach(() => _session.Looks.Count == 2 && _session.Looks[2].State == TrialState.Completed);

        Assert.Equal([1, 2], _session.Looks.Keys);
        Assert.Equal(18, _session.Looks[2].Records!.K);
        Assert.Equal(1, _evaluations.Reads);
    }

    [Fact]
    public async Task An_end_whose_message_was_lost_is_found_after_a_silence()
    {
        await _source.Publish(Key, Sample.Look(2, TrialState.Queued, 1));
        await Pass(() => _session.Looks.Count == 2);
        _source.Forget();
        _evaluations.Views.Add(Sample.Look(2, TrialState.Completed, 3));
        await Pass(() => _session.Looks[2].State == TrialState.Completed);
    }

    [Fact]
    public async Task The_page_that_sent_a_command_reads_at_once()
    {
        _evaluations.Views.Add(Sample.Look(2, TrialState.Queued, 1));
        _session.Refresh();
        await PageContext.Eventually(() => _session.Looks.Count == 2);
    }
}
