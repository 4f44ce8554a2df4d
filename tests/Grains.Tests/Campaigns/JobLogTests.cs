using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Grains.Devices;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Grains.Tests.Campaigns;

[Collection(Postgres.Name)]
public sealed class JobLogTests(PostgresFixture postgres) : IAsyncLifetime
{
    private GrainCluster _cluster = null!;
    private Lease _lease = null!;

    public async ValueTask InitializeAsync()
    {
        _cluster = await GrainCluster.Start(postgres, TimeSpan.FromMinutes(5));
        var registry = _cluster.Grains.GetGrain<ICampaignRegistryGrain>(ICampaignRegistryGrain.Key);
        await registry.Create(CommandContext.New("logger"), CampaignGrainTests.Grid(2, parallel: 1), CancellationToken.None);
        _lease = Assert.Single(await new LanePlayer(_cluster).Acquire(1));
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Parts_are_read_in_order_and_one_that_comes_again_grown_replaces_itself()
    {
        await Append(new(0, 2, "a\nb"));
        await Append(new(2, 1, "c"));
        await Append(new(2, 2, "c\nd"));
        await Append(new(2, 1, "c"));
        Assert.Equal("a\nb\nc\nd", await Read());
    }

    [Fact]
    public async Task The_end_brings_the_rest_and_an_old_fence_nothing()
    {
        await Append(new(0, 1, "first"));
        var trial = _cluster.Grains.GetGrain<ITrialGrain>(_lease.Job);
        Assert.False(await trial.End(End(_lease.Fence - 1, new(0, 1, "from an old run")), CancellationToken.None));
        Assert.True(await trial.End(End(_lease.Fence, new(1, 2, "nul \0\nlast")), CancellationToken.None));
        await Append(new(3, 1, "too late"));
        Assert.Equal("first\nnul \uFFFD\nlast", await Read());
    }

    private static JobEnd End(long fence, JobLogPart log) => new(fence, JobOutcome.Failed, null, null, null, null, [], "nan", "No number.", log, 1, null, 0, null);

    private Task<IReadOnlyList<ReportReceipt>> Append(JobLogPart part) =>
        _cluster.Services.GetRequiredService<IReportStore>().Append([new(_lease.Job, _lease.Fence, [], part)], CancellationToken.None);

    private async Task<string?> Read() =>
        (await _cluster.Services.GetRequiredService<ICampaignQueries>().Trial(_lease.Job, CancellationToken.None))!.Log;
}
