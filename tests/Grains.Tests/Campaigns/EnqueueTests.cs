using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Grains.Tests.Campaigns;

/// <summary>Points chosen by hand: next, once, through a killed silo.</summary>
[Collection(Postgres.Name)]
public sealed class EnqueueTests(PostgresFixture postgres) : IAsyncLifetime
{
    private GrainCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await GrainCluster.Start(postgres, TimeSpan.FromMinutes(5));

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Points_run_next_in_their_order_each_once_even_when_the_command_comes_twice_and_the_silo_dies()
    {
        var id = await Create(Spec(SamplerKind.Tpe, 6));
        var context = CommandContext.New("ann");
        EnqueuedPoint[] points = [Point(0.25, "16"), Point(0.75, "32"), Point(0.5, "32")];
        await Campaign(id).Enqueue(context, points, CancellationToken.None);
        await Campaign(id).Enqueue(context, points, CancellationToken.None);

        await _cluster.Kill();
        await _cluster.DisposeAsync();
        _cluster = await GrainCluster.Start(postgres, TimeSpan.FromMinutes(5));
        await Campaign(id).Enqueue(context, points, CancellationToken.None);
        var snapshot = await Completed(id);
        Assert.Equal((CampaignStatus.Completed, 6), (snapshot.Row.Status, snapshot.Trials.Count));
        Assert.Equal([0.25, 0.75, 0.5], snapshot.Trials.Skip(1).Take(3).Select(trial => trial.Parameters[0].Number));
        var log = await _cluster.Services.GetRequiredService<ICampaignQueries>().Events(id, 0, 1000, CancellationToken.None);
        Assert.Equal(points.Length, Assert.Single(log.OfType<PointsEnqueued>()).Points.Count);
        Assert.Equal([1, 2, 3], log.OfType<TrialSuggested>().Where(trial => trial.IsEnqueued).Select(trial => trial.Number));
    }

    [Fact]
    public async Task A_number_is_taken_for_the_choice_that_reads_so_and_a_text_for_the_number_it_says()
    {
        var id = await Create(Spec(SamplerKind.Random, 4));
        await Campaign(id).Enqueue(CommandContext.New("ann"), [new([new("x", null, "2.5e-1"), new("size", 16, null)])], CancellationToken.None);
        await new LanePlayer(_cluster).RunAll(1);
        var snapshot = await Campaign(id).Get(CancellationToken.None);
        Assert.Contains(snapshot.Trials, trial => trial.Parameters is [{ Number: 0.25 }, { Text: "16" }]);
    }

    [Theory]
    [InlineData(1.5, "16", "points[0]: Expected 'x' to be of")]
    [InlineData(0.5, "17", "points[0]: Expected 'size' to be of")]
    public async Task A_point_that_is_not_of_the_space_is_refused_by_its_parameter(double x, string size, string sentence)
    {
        var id = await Create(Spec(SamplerKind.Random, 4));
        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => Campaign(id).Enqueue(CommandContext.New("ann"), [Point(x, size)], CancellationToken.None));
        Assert.StartsWith(sentence, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_the_budget_has_no_room_for_and_what_a_grid_would_run_twice_is_refused()
    {
        var id = await Create(Spec(SamplerKind.Tpe, 2));
        var full = await Assert.ThrowsAsync<CommandRefusedException>(
            () => Campaign(id).Enqueue(CommandContext.New("ann"), [Point(0.1, "16"), Point(0.2, "16")], CancellationToken.None));
        Assert.Contains("found 2, expected at most 1, the rest of the budget of 2 trials", full.Message, StringComparison.Ordinal);

        var grid = await Create(Spec(SamplerKind.Grid, 10) with { Parameters = [new("x", ParameterKind.Float, 0, 1, 0.5)] });
        await Assert.ThrowsAsync<CommandRefusedException>(() => Campaign(grid).Enqueue(CommandContext.New("ann"), [new([new("x", 0.5, null)])], CancellationToken.None));
    }

    /// <summary>Runs what the new silo's scheduler comes to know of until the campaign has ended.</summary>
    private async Task<CampaignSnapshot> Completed(string id)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var lanes = new LanePlayer(_cluster);
        while (true)
        {
            await lanes.RunAll(1);
            var snapshot = await Campaign(id).Get(CancellationToken.None);
            if (snapshot.Row.Status == CampaignStatus.Completed)
                return snapshot;
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private static EnqueuedPoint Point(double x, string size) => new([new("x", x, null), new("size", null, size)]);

    private Task<string> Create(CampaignSpec spec) =>
        _cluster.Grains.GetGrain<ICampaignRegistryGrain>(ICampaignRegistryGrain.Key).Create(CommandContext.New("ann"), spec, CancellationToken.None);

    private ICampaignGrain Campaign(string id) => _cluster.Grains.GetGrain<ICampaignGrain>(id);

    private static CampaignSpec Spec(SamplerKind sampler, int trials) => new(
        "points", "analytic", null, 0, [new("x", ParameterKind.Float, 0, 1), new("size", ParameterKind.Categorical, Choices: ["16", "32"])], new(sampler),
        new(PrunerKind.None), new(trials, Parallel: 1), new(1, Objective: "noop"), Seed: 3);
}
