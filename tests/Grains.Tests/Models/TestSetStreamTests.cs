using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Grains.Tests.Campaigns;

namespace Cluster.Grains.Tests.Models;

[Collection(Postgres.Name)]
public sealed class TestSetStreamTests(PostgresFixture postgres) : IAsyncLifetime
{
    private GrainCluster _cluster = null!;
    private LanePlayer _lanes = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await GrainCluster.Start(postgres, TimeSpan.FromMinutes(5));
        _lanes = new(_cluster);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task A_look_is_published_when_it_is_written_down_taken_and_ended()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var dataset = (await _cluster.Generate(patience.Token)).Id;
        var key = ITestSetGrain.KeyOf(dataset, 1);
        var looks = await _cluster.Listen<EvaluationView>(EvaluationStreams.Namespace, key);
        var spec = new CampaignSpec(
            "evaluated", "cnn1d", dataset, 1, [new("learning_rate", ParameterKind.Float, 0.001, 0.1)], new(SamplerKind.Random), new(PrunerKind.None),
            new(1), new(1), Seed: 3);
        await _cluster.Grains.GetGrain<ICampaignRegistryGrain>(ICampaignRegistryGrain.Key).Create(CommandContext.New("ann"), spec, patience.Token);
        var trial = (await _lanes.Acquire(1))[0];
        await _lanes.End(trial, JobOutcome.Completed, 0.9);

        var id = await _cluster.Grains.GetGrain<ITestSetGrain>(key).Open(CommandContext.New("ann"), trial.Job, "the paper", patience.Token);
        var written = await looks.ReadAsync(patience.Token);
        Assert.Equal((id, TrialState.Queued, 1, "ann", "the paper"), (written.Id, written.State, written.Look, written.User, written.Purpose));

        var lease = (await _lanes.Acquire(1, LaneKind.Interactive))[0];
        Assert.Equal(id, lease.Job);
        var taken = await looks.ReadAsync(patience.Token);
        Assert.Equal((TrialState.Running, 1), (taken.State, taken.Look));

        await _cluster.Grains.GetGrain<IEvaluationGrain>(id).End(
            new(lease.Fence, JobOutcome.Failed, null, null, null, null, [], "input", "no such record", null, 1, null, 0, null), patience.Token);
        var ended = await looks.ReadAsync(patience.Token);
        Assert.Equal((TrialState.Failed, "no such record"), (ended.State, ended.Reason));
        Assert.NotNull(ended.EndedAt);
        Assert.True(written.Version < taken.Version && taken.Version < ended.Version);
    }
}
