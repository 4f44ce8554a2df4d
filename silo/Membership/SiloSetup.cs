using Cluster.Contracts.Campaigns;
using Npgsql;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Runtime.MembershipService.SiloMetadata;
using Orleans.Serialization;

namespace Cluster.Silo.Membership;

/// <summary>Makes a process a silo: endpoints, membership and reminders in PostgreSQL, live streams, failure detection.</summary>
internal static class SiloSetup
{
    /// <summary>Name of the storage where Orleans keeps who listens to which stream.</summary>
    private const string Subscriptions = "PubSubStore";

    public static void AddMembership(this ISiloBuilder silo, NodeOptions options)
    {
        silo.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, options.ServiceId));
        silo.Configure<SiloOptions>(self => self.SiloName = options.SiloName);
        silo.Configure<EndpointOptions>(endpoint => SetEndpoints(endpoint, options));
        silo.UseAdoNetClustering(clustering => clustering.Configure<NpgsqlDataSource>((table, pool) => (table.Invariant, table.DataSource) = ("Npgsql", pool)));
        silo.UseAdoNetReminderService(reminders => reminders.Configure<NpgsqlDataSource>((table, pool) => (table.Invariant, table.DataSource) = ("Npgsql", pool)));
        silo.AddAdoNetGrainStorage(Subscriptions, storage => storage.Configure<NpgsqlDataSource>(
            (table, pool) => (table.Invariant, table.DataSource, table.DeleteStateOnClear) = ("Npgsql", pool, true)));
        silo.AddMemoryStreams(CampaignStreams.Provider, streams =>
        {
            streams.ConfigurePartitioning(Timings.StreamQueues);
            streams.ConfigurePullingAgent(agent => agent.Configure(pull => pull.GetQueueMsgsTimerPeriod = Timings.StreamPoll));
        });
        silo.Configure<ClusterMembershipOptions>(SetFailureDetection);
        silo.Configure<SiloMessagingOptions>(messaging => messaging.ResponseTimeout = Timings.Response);
        // Faults of the database cross between processes as what they are, so that whoever may try again can tell.
        silo.Configure<ExceptionSerializationOptions>(faults => faults.SupportedNamespacePrefixes.Add(nameof(Npgsql)));
        silo.AddActivityPropagation();
        silo.UseSiloMetadata(new Dictionary<string, string>
        {
            ["name"] = options.SiloName,
            ["lanes"] = options.Lanes.ToString(),
            ["version"] = ProductVersion.Text,
        });
        silo.AddDashboard(dashboard => dashboard.HideTrace = true);
        if (options.Tls is { } files)
            MutualTls.Load(files).Protect(silo);
    }

    private static void SetEndpoints(EndpointOptions endpoint, NodeOptions options)
    {
        endpoint.AdvertisedIPAddress = options.Silo.Address;
        endpoint.SiloPort = options.Silo.Port;
        endpoint.GatewayPort = options.Gateway.Port;
        endpoint.SiloListeningEndpoint = options.SiloListen ?? options.Silo;
        endpoint.GatewayListeningEndpoint = options.GatewayListen ?? options.Gateway;
    }

    private static void SetFailureDetection(ClusterMembershipOptions membership)
    {
        membership.ProbeTimeout = Timings.Probe;
        membership.MinProbeTimeout = Timings.Probe;
        membership.MaxProbeTimeout = Timings.LongestProbe;
        membership.NumMissedProbesLimit = 2;
        membership.NumVotesForDeathDeclaration = 1;
        membership.TableRefreshTimeout = Timings.Refresh;
        membership.IAmAliveTablePublishTimeout = Timings.Refresh;
        membership.MaxDefunctSiloEntries = 5;
    }
}
