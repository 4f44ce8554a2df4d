using Cluster.Contracts.Campaigns;
using Npgsql;
using Orleans.Configuration;
using Orleans.Dashboard;
using Orleans.Serialization;

namespace Cluster.Silo.Membership;

/// <summary>Makes a web process a client of the silos, which it finds in PostgreSQL.</summary>
internal static class ClientSetup
{
    public static void AddMembership(this IClientBuilder client, NodeOptions options)
    {
        client.Configure<ClusterOptions>(cluster => (cluster.ClusterId, cluster.ServiceId) = (options.ClusterId, options.ServiceId));
        client.UseAdoNetClustering(clustering => clustering.Configure<NpgsqlDataSource>((table, pool) => (table.Invariant, table.DataSource) = ("Npgsql", pool)));
        client.AddMemoryStreams(CampaignStreams.Provider, streams => streams.ConfigurePartitioning(Timings.StreamQueues));
        client.Configure<ClientMessagingOptions>(messaging => messaging.ResponseTimeout = Timings.Response);
        client.Configure<GatewayOptions>(gateway => gateway.GatewayListRefreshPeriod = Timings.Refresh);
        client.UseConnectionRetryFilter<ConnectionRetry>();
        // Faults of the database cross between processes as what they are, so that whoever may try again can tell.
        client.Configure<ExceptionSerializationOptions>(faults => faults.SupportedNamespacePrefixes.Add(nameof(Npgsql)));
        client.AddActivityPropagation();
        client.AddDashboard(dashboard => dashboard.HideTrace = true);
        if (options.Tls is { } files)
            MutualTls.Load(files).Protect(client);
    }
}
