using System.Net;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Optuna;
using Cluster.Web;
using Cluster.Web.Optuna;
using Cluster.Web.Optuna.Wire;
using Grpc.Net.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace Cluster.Grains.Tests.Optuna;

/// <summary>A silo on PostgreSQL with the port for Optuna's workers, and clients that speak to it as workers do.</summary>
internal sealed class OptunaSite : IAsyncDisposable
{
    private readonly OptunaServer _server;
    private readonly List<GrpcChannel> _channels = [];

    private OptunaSite(GrainCluster cluster, OptunaServer server)
    {
        (Cluster, _server) = (cluster, server);
        Client = Join();
    }

    public GrainCluster Cluster { get; }

    /// <summary>One worker's connection.</summary>
    public StorageService.StorageServiceClient Client { get; }

    public ICampaignQueries Campaigns => Cluster.Services.GetRequiredService<ICampaignQueries>();

    public static async Task<OptunaSite> Start(NpgsqlDataSource database, TimeProvider? time = null)
    {
        var cluster = await GrainCluster.Start(database, TimeSpan.FromMinutes(5), services => services.AddSingleton(time ?? TimeProvider.System));
        var server = new OptunaServer(
            new(new IPEndPoint(IPAddress.Loopback, 0), null, null, RequiresToken: false), cluster.Grains, cluster.Services.GetRequiredService<IStudyQueries>(),
            new ClusterCalls(Options.Create(new WebOptions()), TimeProvider.System), TimeProvider.System, NullLoggerFactory.Instance, cluster.Services);
        await server.StartAsync(CancellationToken.None);
        return new(cluster, server);
    }

    /// <summary>Another worker's connection.</summary>
    public StorageService.StorageServiceClient Join()
    {
        var channel = GrpcChannel.ForAddress(_server.Address!, new GrpcChannelOptions { MaxReceiveMessageSize = null });
        _channels.Add(channel);
        return new(channel);
    }

    /// <summary>A new study with a name of its own; minimises one objective unless told otherwise.</summary>
    public async Task<long> Study(params Web.Optuna.Wire.StudyDirection[] directions) => (await Client.CreateNewStudyAsync(new()
    {
        StudyName = $"study-{Guid.NewGuid()}",
        Directions = { directions is [] ? [Web.Optuna.Wire.StudyDirection.Minimize] : directions },
    })).StudyId;

    /// <summary>The next trial of a study, empty and running unless there is a template.</summary>
    public async Task<long> Trial(long study, Trial? template = null) =>
        (await Client.CreateNewTrialAsync(new() { StudyId = study, TemplateTrial = template, TemplateTrialIsNone = template is null })).TrialId;

    public async Task<Trial> Get(long trial) => (await Client.GetTrialAsync(new() { TrialId = trial })).Trial;

    public async Task<bool> Set(long trial, Web.Optuna.Wire.TrialState state, params double[] values) =>
        (await Client.SetTrialStateValuesAsync(new() { TrialId = trial, State = state, Values = { values } })).TrialUpdated;

    public async ValueTask DisposeAsync()
    {
        foreach (var channel in _channels)
            channel.Dispose();
        await _server.StopAsync(CancellationToken.None);
        await _server.DisposeAsync();
        await Cluster.DisposeAsync();
    }
}
