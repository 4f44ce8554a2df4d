using Cluster.Chaos.Processes;
using Cluster.Chaos.Storage;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Grains;
using Cluster.Grains.Devices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Cluster.Bench.Devices;

/// <summary>One silo in this process on a PostgreSQL of its own, with fsync, and no device agents: a benchmark plays the lanes.</summary>
internal sealed class InProcessCluster : IAsyncDisposable
{
    private readonly string folder;
    private readonly PostgresServer postgres;
    private readonly IHost host;

    private InProcessCluster(string folder, PostgresServer postgres, IHost host)
    {
        this.folder = folder;
        this.postgres = postgres;
        this.host = host;
    }

    /// <summary>The actors.</summary>
    public IGrainFactory Grains => host.Services.GetRequiredService<IGrainFactory>();

    /// <summary>The scheduler of the main pool.</summary>
    public ISchedulerGrain Scheduler => Grains.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool);

    /// <summary>The address that the simulated lanes give as theirs.</summary>
    public string Silo => host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.ToParsableString();

    /// <summary>What was added to the container.</summary>
    public IServiceProvider Services => host.Services;

    /// <summary>Connections to its database.</summary>
    public NpgsqlDataSource Database => host.Services.GetRequiredService<NpgsqlDataSource>();

    /// <summary>Starts server, schema and silo; leases last <paramref name="leaseTime"/> where nobody renews them.</summary>
    public static async Task<InProcessCluster> Start(CancellationToken cancellation, TimeSpan? leaseTime = null)
    {
        var parent = Directory.CreateTempSubdirectory("cluster-bench-").FullName;
        File.SetUnixFileMode(parent, (UnixFileMode)0b111_101_101);
        var server = await PostgresServer.Start(parent);
        var environment = new Dictionary<string, string> { ["CONNECTION"] = server.Connection };
        await using (var migrate = ManagedProcess.Start("migrate", BuiltProgram.Find(), ["migrate"], environment, Path.Combine(parent, "migrate.log")))
        {
            if (await migrate.Ended(TimeSpan.FromSeconds(60)) != 0)
                throw new InvalidOperationException(migrate.LogTail());
        }

        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(NpgsqlDataSource.Create($"{server.Connection};Maximum Pool Size=40;Max Auto Prepare=50"));
        builder.UseOrleans(silo =>
        {
            silo.UseLocalhostClustering(FreePort.Next(), FreePort.Next());
            silo.UseInMemoryReminderService();
            silo.AddMemoryStreams(CampaignStreams.Provider);
            silo.AddMemoryGrainStorage("PubSubStore");
            silo.AddClusterGrains();
            if (leaseTime is { } time)
                silo.Services.Configure<LeaseOptions>(lease => lease.LeaseTime = time);
        });
        var built = builder.Build();
        await built.StartAsync(cancellation);
        return new InProcessCluster(parent, server, built);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        await postgres.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }
}
