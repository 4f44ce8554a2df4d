using Cluster.Compute.Models.Jobs;
using Cluster.Compute.Signals.Projections;
using Cluster.Contracts;
using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Contracts.Signals;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Grains.Tests.Signals;

[Collection(Postgres.Name)]
public sealed class ProjectionGrainTests(PostgresFixture postgres) : IAsyncLifetime
{
    private const int First = 520_000;
    private const string Dataset = "dataset-520000";
    private static bool _filled;
    private GrainCluster _cluster = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await GrainCluster.Start(postgres, TimeSpan.FromMinutes(5));
        if (!_filled)
            await ExplorerData.Insert(postgres.Database, Dataset, First, 300);
        _filled = true;
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Two_who_ask_get_one_projection_whose_points_are_kept_and_an_outline_gives_its_signals()
    {
        var spec = new ProjectionSpec(Dataset, 1, ProjectionMethod.Pca);
        var queries = _cluster.Services.GetRequiredService<IProjectionQueries>();
        var grain = _cluster.Grains.GetGrain<IProjectionGrain>(queries.KeyOf(spec));
        Assert.Null(await grain.Get(CancellationToken.None));

        await Task.WhenAll(grain.Start(CommandContext.New("ann"), spec, CancellationToken.None), grain.Start(CommandContext.New("bob"), spec, CancellationToken.None));
        var view = await Ended(grain);
        Assert.Equal((ProjectionStatus.Ready, 300, 297), (view.Status, view.Signals, view.Points));
        Assert.Equal(2, view.Explained.Count);
        Assert.Contains(view.Notes, note => note.Contains("3 signals had no features", StringComparison.Ordinal));

        var points = await queries.Points(view.Id, "label", new(Dataset) { Labels = ["wear"] }, CancellationToken.None);
        Assert.Equal(["wear"], points!.Groups);
        Assert.Equal((297, 75), (points.Numbers.Length, points.Group.Count(group => group == 0)));

        var (x, y) = (points.X[10], points.Y[10]);
        var around = await grain.Select(
            CommandContext.New("ann"), [new(x - 1e-3, y - 1e-3), new(x + 1e-3, y - 1e-3), new(x + 1e-3, y + 1e-3), new(x - 1e-3, y + 1e-3)], CancellationToken.None);
        var kept = await _cluster.Services.GetRequiredService<ISignalSearch>().Page(new(Dataset) { Selection = around.Id }, new(), [], 0, 300, CancellationToken.None);
        Assert.Contains($"signal-{points.Numbers[10]}", kept.Rows.Select(row => row.Signal.Id));
        Assert.Equal(around.Signals, kept.Total);
        var refused = await Assert.ThrowsAsync<CommandRefusedException>(() => grain.Select(CommandContext.New("ann"), [new(900, 900), new(901, 900), new(901, 901)], CancellationToken.None));
        Assert.Contains("no point inside", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_projection_that_was_cancelled_can_be_started_again_and_a_repeated_command_acts_once()
    {
        var spec = new ProjectionSpec(Dataset, 1, ProjectionMethod.TSne, Perplexity: 10, Seed: 3);
        var grain = _cluster.Grains.GetGrain<IProjectionGrain>(_cluster.Services.GetRequiredService<IProjectionQueries>().KeyOf(spec));
        var start = CommandContext.New("ann");
        await grain.Start(start, spec, CancellationToken.None);
        var cancelled = await grain.Cancel(CommandContext.New("bob"), CancellationToken.None);
        Assert.Equal((ProjectionStatus.Cancelled, "Cancelled by bob."), (cancelled.Status, cancelled.Reason));
        await grain.Start(start, spec, CancellationToken.None);
        Assert.Equal(ProjectionStatus.Cancelled, (await grain.Get(CancellationToken.None))!.Status);

        await grain.Start(CommandContext.New("ann"), spec, CancellationToken.None);
        var view = await Ended(grain);
        Assert.Equal((ProjectionStatus.Ready, 297), (view.Status, view.Points));
    }

    [Fact]
    public async Task A_job_that_completes_after_its_projection_was_cancelled_leaves_no_file()
    {
        var spec = new ProjectionSpec(Dataset, 1, ProjectionMethod.TSne, Perplexity: 20, Seed: 4);
        var grain = _cluster.Grains.GetGrain<IProjectionGrain>(_cluster.Services.GetRequiredService<IProjectionQueries>().KeyOf(spec));
        await grain.Start(CommandContext.New("ann"), spec, CancellationToken.None);
        var lanes = new SignalLanes(_cluster);
        var lease = await Leased(lanes);
        await grain.Cancel(CommandContext.New("bob"), CancellationToken.None);

        var points = Path.GetTempFileName();
        var hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData([]));
        Assert.True(await lanes.End(lease, new JobCompleted(0, [new(ProjectionTask.PointsFile, points, hash, 0)])));
        File.Delete(points);
        Assert.Null(await _cluster.Services.GetRequiredService<IArtifactQueries>().Open(lease.Job, ProjectionTask.PointsFile, CancellationToken.None));
        Assert.Equal(ProjectionStatus.Cancelled, (await grain.Get(CancellationToken.None))!.Status);
    }

    [Fact]
    public async Task What_cannot_be_laid_out_fails_with_the_reason()
    {
        const string Empty = "dataset-530000";
        await ExplorerData.Insert(postgres.Database, Empty, 530_000, 2);
        var spec = new ProjectionSpec(Empty, 1, ProjectionMethod.Pca);
        var queries = _cluster.Services.GetRequiredService<IProjectionQueries>();
        var grain = _cluster.Grains.GetGrain<IProjectionGrain>(queries.KeyOf(spec));
        await grain.Start(CommandContext.New("ann"), spec, CancellationToken.None);
        var view = await Ended(grain);
        Assert.Equal(ProjectionStatus.Failed, view.Status);
        Assert.Contains("found 2", view.Reason, StringComparison.Ordinal);
        Assert.Null(await queries.Points(view.Id, "label", new(Empty), CancellationToken.None));
    }

    [Fact]
    public async Task A_key_that_is_not_of_what_is_asked_is_refused()
    {
        var grain = _cluster.Grains.GetGrain<IProjectionGrain>("projection-dataset-1-1-pca-0");
        await Assert.ThrowsAsync<CommandRefusedException>(() => grain.Start(CommandContext.New("ann"), new(Dataset, 1, ProjectionMethod.Pca), CancellationToken.None));
    }

    private static async Task<Lease> Leased(SignalLanes lanes)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        while (true)
        {
            if (await lanes.Acquire(LaneKind.Interactive) is [var lease])
                return lease;
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    /// <summary>Runs the job as soon as the grain has asked for it, and waits for the commit.</summary>
    private async Task<ProjectionView> Ended(IProjectionGrain grain)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var lanes = new SignalLanes(_cluster);
        while (true)
        {
            await lanes.RunAll(LaneKind.Interactive);
            var view = (await grain.Get(patience.Token))!;
            if (view.Status != ProjectionStatus.Working)
                return view;
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
