using System.Collections.Concurrent;
using System.Diagnostics;
using Cluster.Bench.Campaigns;
using Cluster.Contracts;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;

namespace Cluster.Bench.Devices;

/// <summary>
/// A thousand simulated lanes ask one scheduler for work, fifty a request from twenty agents; every lease is durable before it is answered. First as fast
/// as it goes, then at a thousand leases a second, where the time of a request is taken. Nobody works on the jobs, so the leases are made to last.
/// </summary>
internal sealed class LeaseThroughput : IBenchmark
{
    private const int Agents = 20;
    private const int LanesOfAgent = 50;
    private const int Campaigns = 10;
    private const int TrialsOfCampaign = 2000;
    private const int Paced = 10_000;
    private const int Rounds = 3;

    /// <inheritdoc/>
    public string Name => "leases";

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BenchmarkFigure>> Run(BenchmarkContext context)
    {
        var rates = new double[Rounds];
        var slow = new double[Rounds];
        for (var round = 0; round < Rounds; round++)
            (rates[round], slow[round]) = await Round(context.Cancellation);

        return
        [
            new($"{Name}/rate", Searches.Quantile(rates, 0.5), "1/s", "Ray Tune, stored", 14, Rounds, Searches.Quartiles(rates)),
            new($"{Name}/p99-at-1000-a-second", Searches.Quantile(slow, 0.5), "ms", "limit", 20, Rounds, Searches.Quartiles(slow)),
        ];
    }

    private static async Task<(double Rate, double Slowest)> Round(CancellationToken cancellation)
    {
        await using var cluster = await InProcessCluster.Start(cancellation, leaseTime: TimeSpan.FromMinutes(10));
        var registry = cluster.Grains.GetGrain<ICampaignRegistryGrain>(ICampaignRegistryGrain.Key);
        var campaigns = new string[Campaigns];
        for (var i = 0; i < Campaigns; i++)
            campaigns[i] = await registry.Create(CommandContext.New("bench"), Noop.Campaign($"leases {i}", TrialsOfCampaign, TrialsOfCampaign, epochs: 1), cancellation);
        var (granted, rate) = await Saturate(cluster, cancellation);
        await Known(cluster, campaigns, granted, cancellation);
        return (rate, await Pace(cluster, cancellation));
    }

    /// <summary>Waits until the campaigns know of every lease, so that the second part measures itself alone.</summary>
    private static async Task Known(InProcessCluster cluster, IReadOnlyList<string> campaigns, int granted, CancellationToken cancellation)
    {
        while ((await Task.WhenAll(campaigns.Select(c => cluster.Grains.GetGrain<ICampaignGrain>(c).Get(cancellation)))).Sum(c => c.Row.Counts.Running) < granted)
            await Task.Delay(TimeSpan.FromMilliseconds(100), cancellation);
    }

    private static async Task<(int Granted, double Rate)> Saturate(InProcessCluster cluster, CancellationToken cancellation)
    {
        var granted = 0;
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, Agents).Select(agent => Task.Run(
            async () =>
            {
                while (Volatile.Read(ref granted) < (Campaigns * TrialsOfCampaign) - Paced - (Agents * LanesOfAgent))
                    Interlocked.Add(ref granted, await Acquire(cluster, agent, cancellation));
            },
            cancellation)));
        return (granted, granted / Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    private static async Task<double> Pace(InProcessCluster cluster, CancellationToken cancellation)
    {
        var times = new ConcurrentBag<double>();
        var requests = new List<Task>();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(LanesOfAgent));
        while (requests.Count < Paced / LanesOfAgent && await timer.WaitForNextTickAsync(cancellation))
            requests.Add(Timed(requests.Count % Agents));
        await Task.WhenAll(requests);
        return Searches.Quantile([.. times], 0.99);

        async Task Timed(int agent)
        {
            var sent = Stopwatch.GetTimestamp();
            await Acquire(cluster, agent, cancellation);
            times.Add(Stopwatch.GetElapsedTime(sent).TotalMilliseconds);
        }
    }

    private static async Task<int> Acquire(InProcessCluster cluster, int agent, CancellationToken cancellation)
    {
        var lanes = Enumerable.Range(0, LanesOfAgent).Select(lane => new LaneOffer($"lane-{agent}-{lane}", LaneKind.Training)).ToArray();
        return (await cluster.Scheduler.AcquireMany(new AcquireRequest(cluster.Silo, "bench", lanes), cancellation)).Count;
    }
}
