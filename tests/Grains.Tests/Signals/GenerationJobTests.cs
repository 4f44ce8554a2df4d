using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Signals;
using Cluster.Grains.Signals;
using Cluster.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Grains.Tests.Signals;

[Collection(Postgres.Name)]
public sealed class GenerationJobTests(PostgresFixture postgres) : IAsyncLifetime
{
    private static readonly GenerateSpec Forty = GrainCluster.SmallDataset with { Name = "forty", RecordsPerClass = 40, Seconds = 0.5, RateHz = 4_096 };

    private GrainCluster _cluster = null!;
    private SignalLanes _lanes = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await GrainCluster.Start(postgres, TimeSpan.FromMinutes(5));
        _lanes = new(_cluster);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public void A_dataset_is_cut_into_jobs_that_cover_it_once_and_are_no_larger_than_a_lane_may_lose()
    {
        var all = GeneratePresets.All[0];
        Assert.Equal((45, 3), (GenerationJobs.Count(all), GenerationJobs.Count(Forty)));
        Assert.Equal(2, GenerationJobs.Count(Forty with { RecordsPerClass = 1, Seconds = 600, RateHz = 204_800 }));
        Assert.Equal(1000, GenerationJobs.Count(Forty with { RecordsPerClass = 50_000 }));
        var jobs = GenerationJobs.Create("dataset-1", Forty, [7, 8, 9], default);
        Assert.Equal([("generation-7", 32), ("generation-8", 32), ("generation-9", 16)], jobs.Select(job => (job.Id, job.Epochs)));
        Assert.Equal("Records 65 to 80 of forty", jobs[2].Title);
    }

    [Fact]
    public async Task What_a_completed_job_made_stays_when_another_is_lost_and_the_dataset_is_that_of_an_undisturbed_run()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var calm = await Generate("calm", patience.Token);
        Assert.Equal(3, (await _lanes.RunAll()).Count);
        var undisturbed = await Ended(calm, patience.Token);

        var id = await Generate("stormy", patience.Token);
        var first = (await _lanes.Acquire())[0];
        Assert.True(await _lanes.Run(first));
        var lost = (await _lanes.Acquire())[0];
        Assert.True(await _lanes.Lose(lost));
        Assert.False(await _lanes.Run(lost));
        var left = await _lanes.RunAll();
        var row = await Ended(id, patience.Token);

        Assert.Equal(2, left.Count);
        Assert.DoesNotContain(first.Job, left);
        Assert.Contains(lost.Job, left);
        Assert.Equal((DatasetStatus.Ready, 80, undisturbed.Hash), (row.Status, row.Signals, row.Hash));
        await using var kept = postgres.Database.CreateCommand("SELECT count(*) FROM artifact a JOIN job j ON j.id = a.job WHERE j.kind = 'generation'");
        Assert.Equal(0L, await kept.ExecuteScalarAsync(patience.Token));
    }

    [Fact]
    public async Task A_cancelled_dataset_gives_its_lanes_back_and_forgets_what_was_made()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var id = await Generate("cancelled", patience.Token);
        var running = (await _lanes.Acquire())[0];
        await _cluster.Grains.GetGrain<IDatasetGrain>(id).Cancel(CommandContext.New("bob"), patience.Token);
        var row = await Ended(id, patience.Token);

        Assert.Equal((DatasetStatus.Failed, "Cancelled by bob."), (row.Status, row.StatusReason));
        Assert.Empty(await _lanes.Acquire());
        Assert.Equal(DesiredState.Stop, (await _cluster.Services.GetRequiredService<JobTable>().Find(running.Job, patience.Token))!.Desired);
    }

    [Fact]
    public async Task A_job_that_fails_by_itself_fails_its_dataset_with_the_reason()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var id = await Generate("broken", patience.Token);
        var lease = (await _lanes.Acquire())[0];
        await _lanes.End(lease, new Compute.Models.Jobs.JobFailed(Compute.Models.Jobs.FailureKind.BadInput, "no such class"));
        var row = await Ended(id, patience.Token);

        Assert.Equal((DatasetStatus.Failed, $"{lease.Job} has failed: no such class"), (row.Status, row.StatusReason));
        Assert.Empty(await _lanes.Acquire());
    }

    private Task<string> Generate(string name, CancellationToken cancellation) =>
        _cluster.Grains.GetGrain<IDatasetRegistryGrain>(IDatasetRegistryGrain.Key).Generate(CommandContext.New("ann"), Forty with { Name = name }, cancellation);

    private Task<DatasetRow> Ended(string id, CancellationToken cancellation) => _cluster.Ended(id, cancellation);
}
