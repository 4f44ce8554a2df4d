using Cluster.Contracts;
using Cluster.Contracts.Signals;
using Cluster.Grains.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Grains.Tests.Signals;

[Collection(Postgres.Name)]
public sealed class DatasetStreamTests(PostgresFixture postgres) : IAsyncLifetime
{
    private GrainCluster _cluster = null!;

    public async ValueTask InitializeAsync() => _cluster = await GrainCluster.Start(postgres, TimeSpan.FromMinutes(5));

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Every_commit_is_published_with_a_higher_revision_and_the_last_is_what_is_stored()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var all = await _cluster.Listen<DatasetRow>(DatasetStreams.Namespace, DatasetStreams.AllDatasets);
        var id = await _cluster.Grains.GetGrain<IDatasetRegistryGrain>(IDatasetRegistryGrain.Key).Generate(CommandContext.New("ann"), GrainCluster.SmallDataset, patience.Token);
        await new SignalLanes(_cluster).RunAll();

        var rows = new List<DatasetRow>();
        while (rows.Count == 0 || rows[^1].Status == DatasetStatus.Working)
            rows.Add(await all.ReadAsync(patience.Token));

        Assert.All(rows, row => Assert.Equal(id, row.Id));
        Assert.Equal(Enumerable.Range(1, rows.Count).Select(i => (long)i), rows.Select(row => row.Revision));
        Assert.Equal(DatasetStatus.Ready, rows[^1].Status);
        var view = await _cluster.Services.GetRequiredService<IDatasetQueries>().Get(id, null, patience.Token);
        Assert.Equal(StateJson.Write(rows[^1]), StateJson.Write(view!.Row));
    }

    [Fact]
    public async Task A_new_split_reaches_those_who_watch_the_dataset()
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var ready = await _cluster.Generate(patience.Token);

        var one = await _cluster.Listen<DatasetRow>(DatasetStreams.Namespace, ready.Id);
        var answer = await _cluster.Grains.GetGrain<IDatasetGrain>(ready.Id).Split(CommandContext.New("ann"), GrainCluster.SmallDataset.Split with { Seed = 2 }, patience.Token);
        DatasetRow published;
        do
            published = await one.ReadAsync(patience.Token);
        while (published.Revision <= ready.Revision);

        Assert.Equal((2, ready.Revision + 1), (published.Version, published.Revision));
        Assert.Equal(StateJson.Write(answer), StateJson.Write(published));
    }
}
