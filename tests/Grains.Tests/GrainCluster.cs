using System.Threading.Channels;
using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Signals;
using Cluster.Grains.Devices;
using Cluster.Grains.Tests.Signals;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.Streams;
using Orleans.TestingHost;

namespace Cluster.Grains.Tests;

/// <summary>One in-process silo with the product's grains on the tests' PostgreSQL; lanes are played by the tests.</summary>
public sealed class GrainCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private GrainCluster(InProcessTestCluster cluster) => _cluster = cluster;

    /// <summary>Two classes on six virtual machines, a second each.</summary>
    public static GenerateSpec SmallDataset { get; } = new("small", ["healthy", "imbalance"], 6, 1, 1, 1, new(["machine"]));

    public IGrainFactory Grains => _cluster.Client;

    /// <summary>Every item of a stream from now on.</summary>
    public async Task<ChannelReader<T>> Listen<T>(string streamNamespace, string key)
    {
        var items = Channel.CreateUnbounded<T>();
        var stream = _cluster.Client.GetStreamProvider(CampaignStreams.Provider).GetStream<T>(StreamId.Create(streamNamespace, key));
        await stream.SubscribeAsync((item, _) => items.Writer.WriteAsync(item).AsTask());
        return items.Reader;
    }

    /// <summary>The address a fake agent gives as its own: the silo is alive as far as membership knows.</summary>
    public string Silo => _cluster.Silos[0].SiloAddress.ToParsableString();

    public IServiceProvider Services => _cluster.Silos[0].ServiceProvider;

    /// <summary>Starts on the tests' database, where no job of an earlier test waits or runs any more.</summary>
    public static async Task<GrainCluster> Start(PostgresFixture postgres, TimeSpan lease)
    {
        await using var clean = postgres.Database.CreateCommand("UPDATE job SET state = 'stopped' WHERE state IN ('queued', 'running', 'paused')");
        await clean.ExecuteNonQueryAsync();
        return await Start(postgres.Database, lease, _ => { });
    }

    /// <summary>Starts on another database; <paramref name="replace"/> has the last word on what the grains are given.</summary>
    public static async Task<GrainCluster> Start(NpgsqlDataSource database, TimeSpan lease, Action<IServiceCollection> replace)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.AddClusterGrains();
            silo.Services.AddSingleton(database);
            silo.AddMemoryGrainStorage("PubSubStore");
            silo.AddMemoryStreams(CampaignStreams.Provider);
            silo.UseInMemoryReminderService();
            silo.Configure<LeaseOptions>(o => o.LeaseTime = lease);
            replace(silo.Services);
        });
        builder.ConfigureClient(client => client.AddMemoryStreams(CampaignStreams.Provider));
        var cluster = builder.Build();
        await cluster.DeployAsync();
        return new(cluster);
    }

    /// <summary>Generates a small dataset on a lane and waits until it is ready.</summary>
    public async Task<DatasetRow> Generate(CancellationToken cancellation)
    {
        var id = await Grains.GetGrain<IDatasetRegistryGrain>(IDatasetRegistryGrain.Key).Generate(CommandContext.New("ann"), SmallDataset, cancellation);
        await new SignalLanes(this).RunAll();
        var row = await Ended(id, cancellation);
        return row.Status == DatasetStatus.Ready ? row : throw new InvalidOperationException(row.StatusReason);
    }

    /// <summary>The row of a dataset that is not worked on any more: it is published, or was before this began to listen.</summary>
    public async Task<DatasetRow> Ended(string dataset, CancellationToken cancellation)
    {
        var published = await Listen<DatasetRow>(DatasetStreams.Namespace, dataset);
        var row = await Grains.GetGrain<IDatasetGrain>(dataset).Get(cancellation);
        while (row.Status is DatasetStatus.Receiving or DatasetStatus.Working)
            row = await published.ReadAsync(cancellation);
        return row;
    }

    /// <summary>Ends the silo as a crash does: nothing is written, nobody is told.</summary>
    public async Task Kill() => await _cluster.KillSiloAsync(_cluster.Silos[0]);

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }
}
