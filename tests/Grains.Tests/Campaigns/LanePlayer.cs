using System.Text.Json;
using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;
using Cluster.Grains.Devices;
using Microsoft.Extensions.DependencyInjection;

namespace Cluster.Grains.Tests.Campaigns;

/// <summary>Plays the agent of a silo: takes leases, reports epochs and ends jobs, in the order a test wants.</summary>
internal sealed class LanePlayer(GrainCluster cluster)
{
    private readonly IReportStore _reports = cluster.Services.GetRequiredService<IReportStore>();

    private ISchedulerGrain Scheduler => cluster.Grains.GetGrain<ISchedulerGrain>(DeviceStreams.MainPool);

    public Task<IReadOnlyList<Lease>> Acquire(int lanes, LaneKind kind = LaneKind.Training) => Scheduler.AcquireMany(
        new(cluster.Silo, "played", [.. Enumerable.Range(0, lanes).Select(i => new LaneOffer($"lane-{i}", kind))]), CancellationToken.None);

    public async Task<ReportReceipt> Report(Lease lease, int epoch, double value)
    {
        var report = new TrialReport(lease.Job, lease.Fence, [Epoch(epoch, value, lease.Fence)]);
        var receipt = (await _reports.Append([report], CancellationToken.None))[0];
        if (receipt.Accepted)
            await cluster.Grains.GetGrain<ICampaignGrain>(lease.Campaign!).Reported([report], CancellationToken.None);
        return receipt;
    }

    public Task<bool> End(Lease lease, JobOutcome outcome, double? value = null) => cluster.Grains.GetGrain<ITrialGrain>(lease.Job).End(
        new(lease.Fence, outcome, value, null, null, 1, [], null, null, null, 1, null, 0, null), CancellationToken.None);

    /// <summary>Runs whatever is leased until the campaign has nothing more, its value a function of its parameters.</summary>
    public async Task RunAll(int lanes)
    {
        for (IReadOnlyList<Lease> leases; (leases = await Acquire(lanes)).Count > 0;)
        {
            foreach (var lease in leases)
            {
                await Report(lease, 1, Score(lease));
                await End(lease, JobOutcome.Completed, Score(lease));
            }
        }
    }

    /// <summary>The objective: highest at x = 0.3.</summary>
    public static double Score(Lease lease)
    {
        using var body = JsonDocument.Parse(lease.Body);
        var x = body.RootElement.GetProperty("parameters").GetProperty("x").GetDouble();
        return -((x - 0.3) * (x - 0.3));
    }

    private static EpochRow Epoch(int epoch, double value, long fence) =>
        new(epoch, value, null, null, null, null, null, null, null, null, 0.1, fence, DateTimeOffset.UnixEpoch);
}
