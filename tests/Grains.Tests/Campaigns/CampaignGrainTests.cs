using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Grains.Tests.Campaigns;

[Collection(Postgres.Name)]
public sealed class CampaignGrainTests(PostgresFixture postgres) : IAsyncLifetime
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
    public async Task A_grid_runs_every_point_once_and_completes()
    {
        var id = await Create(Grid(9, parallel: 3));
        await _lanes.RunAll(lanes: 4);

        var snapshot = await Campaign(id).Get(CancellationToken.None);
        Assert.Equal(CampaignStatus.Completed, snapshot.Row.Status);
        Assert.Equal(9, snapshot.Row.Counts.Completed);
        Assert.Equal(Enumerable.Range(0, 9), snapshot.Trials.Select(t => t.Number));
        Assert.Equal(9, snapshot.Trials.Select(t => string.Join(",", t.Parameters.Select(p => p.Number))).Distinct().Count());
    }

    [Fact]
    public async Task The_log_holds_every_trial_once_in_order_and_ends_with_the_status()
    {
        var id = await Create(Grid(4, parallel: 2));
        await _lanes.RunAll(lanes: 2);

        var events = await Events(id);
        Assert.Equal(Enumerable.Range(1, events.Count).Select(i => (long)i), events.Select(e => e.Seq));
        Assert.Equal([0, 1, 2, 3], events.OfType<TrialSuggested>().Select(e => e.Number));
        Assert.Equal([0, 1, 2, 3], events.OfType<TrialEnded>().Select(e => e.Number).Order());
        Assert.Equal(CampaignStatus.Completed, Assert.IsType<CampaignStatusChanged>(events[^1]).Status);
    }

    [Fact]
    public async Task The_parallel_limit_is_never_exceeded_however_many_lanes_are_free()
    {
        await Create(Grid(9, parallel: 2));
        Assert.Equal(2, (await _lanes.Acquire(8)).Count);
        Assert.Empty(await _lanes.Acquire(8));
    }

    [Fact]
    public async Task The_same_command_again_gives_the_same_campaign_and_another_body_is_refused()
    {
        var context = CommandContext.New("ann");
        var registry = _cluster.Grains.GetGrain<ICampaignRegistryGrain>(ICampaignRegistryGrain.Key);
        var ids = await Task.WhenAll(Enumerable.Range(0, 6).Select(_ => registry.Create(context, Grid(2), CancellationToken.None)));
        Assert.Single(ids.Distinct());
        Assert.Equal(1L, await postgres.Value<long>($"SELECT count(*) FROM campaign_event WHERE kind = 'created' AND body ->> 'commandId' = '{context.CommandId}'"));

        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => registry.Create(context, Grid(3), CancellationToken.None));
        Assert.Equal(RefusalKind.Conflict, refused.Kind);
    }

    [Fact]
    public async Task After_an_acknowledged_pause_nothing_is_granted_until_resume()
    {
        var id = await Create(Grid(6, parallel: 2));
        var first = (await _lanes.Acquire(1))[0];
        Assert.Equal(CampaignStatus.Pausing, (await Campaign(id).Pause(CommandContext.New("ann"), CancellationToken.None)).Status);
        Assert.Empty(await _lanes.Acquire(4));

        Assert.True(await _lanes.End(first, JobOutcome.Paused));
        Assert.Equal(CampaignStatus.Paused, (await Campaign(id).Get(CancellationToken.None)).Row.Status);
        Assert.Empty(await _lanes.Acquire(4));

        await Campaign(id).Resume(CommandContext.New("ann"), CancellationToken.None);
        await _lanes.RunAll(2);
        var snapshot = await Campaign(id).Get(CancellationToken.None);
        Assert.Equal((CampaignStatus.Completed, 6), (snapshot.Row.Status, snapshot.Row.Counts.Completed));
    }

    [Fact]
    public async Task Stop_ends_waiting_trials_at_once_and_running_ones_with_their_worker()
    {
        var id = await Create(Grid(6, parallel: 2));
        var lease = (await _lanes.Acquire(1))[0];
        Assert.Equal(CampaignStatus.Stopping, (await Campaign(id).Stop(CommandContext.New("ann"), CancellationToken.None)).Status);
        Assert.Equal(DesiredState.Stop, (await _lanes.Report(lease, 1, 0)).Desired);
        await _lanes.End(lease, JobOutcome.Stopped);

        var row = (await Campaign(id).Get(CancellationToken.None)).Row;
        Assert.Equal(CampaignStatus.Stopped, row.Status);
        Assert.Equal(row.Counts.Finished, row.Counts.Stopped);
        Assert.Equal(0, row.Counts.Pending);
        await Assert.ThrowsAsync<CommandRefusedException>(() => Campaign(id).Resume(CommandContext.New("ann"), CancellationToken.None));
    }

    [Fact]
    public async Task An_extended_campaign_runs_exactly_the_new_number_of_trials()
    {
        var id = await Create(Random(3));
        await _lanes.RunAll(2);
        await Campaign(id).Extend(CommandContext.New("ann"), new(MaxTrials: 5, Parallel: 2), CancellationToken.None);
        await _lanes.RunAll(2);
        var snapshot = await Campaign(id).Get(CancellationToken.None);
        Assert.Equal((CampaignStatus.Completed, 5), (snapshot.Row.Status, snapshot.Trials.Count));
    }

    [Fact]
    public async Task Late_words_of_an_old_fence_are_refused_and_change_nothing()
    {
        await Create(Grid(4));
        var old = (await _lanes.Acquire(1))[0];
        await _lanes.Report(old, 1, 0.5);
        Assert.True(await _cluster.Grains.GetGrain<ITrialGrain>(old.Job).Lost(old.Fence, "its silo is dead", CancellationToken.None));
        var next = (await _lanes.Acquire(1))[0];
        Assert.Equal((old.Job, old.Fence + 1, 1), (next.Job, next.Fence, next.DurableEpoch));

        Assert.False((await _lanes.Report(old, 2, 0.9)).Accepted);
        Assert.False(await _lanes.End(old, JobOutcome.Completed, 0.9));
        Assert.Equal(1L, await postgres.Value<long>($"SELECT count(*) FROM epoch WHERE job = '{old.Job}'"));
        Assert.Equal("running", await postgres.Value<string>($"SELECT state FROM job WHERE id = '{old.Job}'"));
    }

    [Fact]
    public async Task An_epoch_told_again_is_kept_once_and_a_different_value_is_seen()
    {
        await Create(Grid(2));
        var lease = (await _lanes.Acquire(1))[0];
        await _lanes.Report(lease, 1, 0.5);
        await _lanes.Report(lease, 1, 0.5);
        Assert.Equal("1 false", await postgres.Value<string>($"SELECT repeats || ' ' || diverged FROM epoch WHERE job = '{lease.Job}'"));
        await _lanes.Report(lease, 1, 0.25);
        Assert.True(await postgres.Value<bool>($"SELECT diverged FROM epoch WHERE job = '{lease.Job}'"));
    }

    [Fact]
    public async Task A_prune_is_in_the_log_and_in_the_row_before_it_is_answered()
    {
        var id = await Create(Random(8, parallel: 1) with { Pruner = new(PrunerKind.Median, StartupTrials: 1), Training = new(4, Objective: "noop") });
        var good = (await _lanes.Acquire(1))[0];
        await _lanes.Report(good, 1, 1.0);
        await _lanes.End(good, JobOutcome.Completed, 1.0);

        var bad = (await _lanes.Acquire(1))[0];
        await _lanes.Report(bad, 1, 0.1);
        var decided = Assert.Single((await Events(id)).OfType<TrialPruneDecided>());
        Assert.Equal((bad.Job, 1, 0.1, 1.0), (decided.Trial, decided.Facts.Epoch, decided.Facts.Value, decided.Facts.CutOff));
        Assert.Equal("prune", await postgres.Value<string>($"SELECT desired FROM job WHERE id = '{bad.Job}'"));
        await _lanes.End(bad, JobOutcome.Pruned);
        Assert.Equal(1, (await Campaign(id).Get(CancellationToken.None)).Row.Counts.Pruned);
    }

    [Fact]
    public async Task One_lane_TPE_gives_the_same_trials_again()
    {
        var spec = Random(14, parallel: 1) with { Sampler = new(SamplerKind.Tpe, StartupTrials: 4) };
        var points = new List<string>();
        foreach (var _ in (int[])[1, 2])
        {
            var id = await Create(spec);
            await _lanes.RunAll(1);
            points.Add(string.Join(";", (await Campaign(id).Get(CancellationToken.None)).Trials.Select(t => $"{t.Seed}:{string.Join(",", t.Parameters.Select(p => p.Number?.ToString("R")))}")));
        }

        Assert.Equal(points[0], points[1]);
    }

    [Fact]
    public async Task A_faulty_specification_is_refused_with_every_fault()
    {
        var spec = Grid(4) with { Name = "", Budget = new(0, Parallel: 0) };
        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => Create(spec));
        Assert.Contains("name: found 0 characters", refused.Message);
        Assert.Contains("maxTrials: found 0", refused.Message);
        Assert.Contains("parallel: found 0", refused.Message);
    }

    private Task<string> Create(CampaignSpec spec) =>
        _cluster.Grains.GetGrain<ICampaignRegistryGrain>(ICampaignRegistryGrain.Key).Create(CommandContext.New("ann"), spec, CancellationToken.None);

    private ICampaignGrain Campaign(string id) => _cluster.Grains.GetGrain<ICampaignGrain>(id);

    private Task<IReadOnlyList<CampaignEvent>> Events(string id) =>
        _cluster.Services.GetRequiredService<ICampaignQueries>().Events(id, 0, 1000, CancellationToken.None);

    internal static CampaignSpec Grid(int points, int parallel = 1) => new(
        "grid", "analytic", null, 0, [new("x", ParameterKind.Int, 1, points)], new(SamplerKind.Grid), new(PrunerKind.None),
        new(points, Parallel: parallel), new(1, Objective: "noop"), Seed: 3);

    private static CampaignSpec Random(int trials, int parallel = 2) => new(
        "random", "analytic", null, 0, [new("x", ParameterKind.Float, 0, 1)], new(SamplerKind.Random), new(PrunerKind.None),
        new(trials, Parallel: parallel), new(1, Objective: "noop"), Seed: 3);
}
