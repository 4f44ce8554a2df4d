using Cluster.Contracts.Campaigns;
using Cluster.Grains.Devices;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;
using Orleans.TestingHost;

namespace Cluster.Grains.Tests;

/// <summary>One in-process silo with the product's grains on the tests' PostgreSQL; lanes are played by the tests.</summary>
public sealed class GrainCluster : IAsyncDisposable
{
    private readonly InProcessTestCluster _cluster;

    private GrainCluster(InProcessTestCluster cluster) => _cluster = cluster;

    public IGrainFactory Grains => _cluster.Client;

    /// <summary>The address a fake agent gives as its own: the silo is alive as far as membership knows.</summary>
    public string Silo => _cluster.Silos[0].SiloAddress.ToParsableString();

    public IServiceProvider Services => _cluster.Silos[0].ServiceProvider;

    public static Task<GrainCluster> Start(PostgresFixture postgres, TimeSpan lease) => Start(postgres.Database, lease, _ => { });

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

    public async ValueTask DisposeAsync()
    {
        await _cluster.StopAllSilosAsync();
        await _cluster.DisposeAsync();
    }
}
