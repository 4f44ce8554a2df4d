using System.Diagnostics;
using Cluster.Bench.Devices;
using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Grains.Devices;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Bench.Campaigns;

/// <summary>Whole trials through the actors: drawn, leased, ten reports stored, ended and logged, each step committed before the next; nothing is computed.</summary>
internal sealed class DurableTrials : IBenchmark
{
    private const int Trials = 1500;
    private const int Agents = 8;
    private const int LanesOfAgent = 8;
    private const int Reports = 10;
    private const int Rounds = 3;

    /// <inheritdoc/>
    public string Name => "durable-trials";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BenchmarkFigure>> Run(BenchmarkContext context)
    {
        var rates = new List<double>();
        var commits = new List<double>();
        for (var round = 0; round < Rounds; round++)
        {
            await using var cluster = await InProcessCluster.Start(context.Cancellation);
            var before = await Commits(cluster);
            var start = Stopwatch.GetTimestamp();
            await RunCampaign(cluster, context.Cancellation);
            rates.Add(Trials / Stopwatch.GetElapsedTime(start).TotalSeconds);
            commits.Add((await Commits(cluster) - before) / (double)Trials);
        }

        return
        [
            new($"{Name}/rate", Searches.Quantile([.. rates], 0.5), "1/s", "Optuna on PostgreSQL (stored)", 30, Rounds, Searches.Quartiles([.. rates])),
            new($"{Name}/transactions-a-trial", Searches.Quantile([.. commits], 0.5), "1", "limit", 4, Rounds, Searches.Quartiles([.. commits])),
        ];
    }

    private static async Task RunCampaign(InProcessCluster cluster, CancellationToken cancellation)
    {
        var registry = cluster.Grains.GetGrain<ICampaignRegistryGrain>(ICampaignRegistryGrain.Key);
        var id = await registry.Create(CommandContext.New("bench"), Noop.Campaign("durable", Trials, Agents * LanesOfAgent, Reports), cancellation);
        var campaign = cluster.Grains.GetGrain<ICampaignGrain>(id);
        using var done = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        var agents = Enumerable.Range(0, Agents).Select(agent => Task.Run(() => Serve(cluster, campaign, agent, done.Token), cancellation)).ToArray();
        while ((await campaign.Get(cancellation)).Row.Status != CampaignStatus.Completed)
            await Task.Delay(TimeSpan.FromMilliseconds(20), cancellation);
        await done.CancelAsync();
        await Task.WhenAll(agents);
    }

    private static async Task Serve(InProcessCluster cluster, ICampaignGrain campaign, int agent, CancellationToken done)
    {
        var store = cluster.Services.GetRequiredService<IReportStore>();
        var lanes = Enumerable.Range(0, LanesOfAgent).Select(lane => new LaneOffer($"lane-{agent}-{lane}", LaneKind.Training)).ToArray();
        while (!done.IsCancellationRequested)
        {
            var leases = await cluster.Scheduler.AcquireMany(new AcquireRequest(cluster.Silo, "bench", lanes), CancellationToken.None);
            if (leases.Count == 0)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(1), CancellationToken.None);
                continue;
            }

            var reports = leases.Select(lease => new TrialReport(lease.Job, lease.Fence, [.. Enumerable.Range(1, Reports).Select(e => Epoch(e, lease.Fence))])).ToArray();
            await store.Append(reports, CancellationToken.None);
            await campaign.Reported(reports, CancellationToken.None);
            await Task.WhenAll(leases.Select(lease => cluster.Grains.GetGrain<ITrialGrain>(lease.Job).End(End(lease), CancellationToken.None)));
        }
    }

    private static EpochRow Epoch(int epoch, long fence) => new(epoch, epoch / 10.0, null, null, null, null, null, null, null, null, 0, fence, DateTimeOffset.UnixEpoch);

    private static JobEnd End(Lease lease) =>
        new(lease.Fence, JobOutcome.Completed, 1, null, null, Reports, [], null, null, null, 0.001, null, 0, null);

    private static async Task<long> Commits(InProcessCluster cluster)
    {
        await using var command = cluster.Database.CreateCommand("SELECT xact_commit FROM pg_stat_database WHERE datname = current_database()");
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
