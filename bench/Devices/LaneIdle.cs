using Cluster.Bench.Campaigns;
using Cluster.Chaos.Campaigns;
using Cluster.Chaos.Processes;
using Cluster.Contracts.Campaigns;

namespace Cluster.Bench.Devices;

/// <summary>How much of a lane's time is lost between two trials of ten seconds, on three silos as an operator runs them.</summary>
internal sealed class LaneIdle : IBenchmark
{
    private const int TrialsOfLane = 6;

    /// <inheritdoc/>
    public string Name => "lane-idle";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BenchmarkFigure>> Run(BenchmarkContext context)
    {
        await using var cluster = await RunningCluster.Start(BuiltProgram.Find(), silos: 3, TimeProvider.System);
        var spec = Workloads.Random("idle", 3 * TrialsOfLane, epochs: 10, secondsPerEpoch: 1, seed: 1);
        var campaign = await cluster.Api.Create(spec);
        await cluster.Reaches(campaign, TimeSpan.FromMinutes(5), CampaignStatus.Completed);
        var database = await cluster.ReadDatabase();

        var trials = database.TrialsOf(campaign).Select(t => t.Id).ToHashSet();
        var shares = database.Grants.Where(g => trials.Contains(g.Job)).GroupBy(g => g.Silo).Select(Idle).ToArray();
        return [new($"{Name}/between-10-s-trials", 100 * Searches.Quantile(shares, 0.5), "%", "limit", 2, 3 * TrialsOfLane, Searches.Quartiles([.. shares.Select(s => 100 * s)]))];
    }

    private static double Idle(IEnumerable<History.Devices.LoggedGrant> grants)
    {
        var ordered = grants.OrderBy(g => g.GrantedAt).ToArray();
        var gaps = ordered.Zip(ordered.Skip(1)).Sum(pair => Math.Max(0, (pair.Second.GrantedAt - pair.First.EndedAt!.Value).TotalSeconds));
        return gaps / (ordered[^1].EndedAt!.Value - ordered[0].GrantedAt).TotalSeconds;
    }
}
