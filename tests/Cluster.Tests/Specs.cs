using Cluster.Chaos.Campaigns;
using Cluster.Contracts.Campaigns;

namespace Cluster.Silo.Tests;

/// <summary>The campaigns that faults are tried on.</summary>
internal static class Specs
{
    public static CampaignSpec Random { get; } = Workloads.Random("random", trials: 7, epochs: 8, secondsPerEpoch: 0.25, seed: 5);

    public static CampaignSpec Grid { get; } = Workloads.Grid("grid", rows: 2, epochs: 8, secondsPerEpoch: 0.2, seed: 6);
}
