using Cluster.Chaos.Processes;
using Cluster.Contracts.Campaigns;

namespace Cluster.Chaos.Campaigns;

/// <summary>What a run waits for in a campaign.</summary>
public static class CampaignWaits
{
    /// <summary>Until its status is one of these.</summary>
    public static Task<CampaignSnapshot> Reaches(this RunningCluster cluster, string campaign, TimeSpan limit, params CampaignStatus[] statuses) => Waiting.For(
        campaign, string.Join(" or ", statuses), limit,
        cancellation => cluster.Api.Campaign(campaign, cancellation),
        snapshot => statuses.Contains(snapshot.Row.Status), Describe);

    /// <summary>Until a trial of it is in the middle of its run on one of the silos that live; returns that silo.</summary>
    public static async Task<SiloProcess> RunsOnASilo(this RunningCluster cluster, string campaign, TimeSpan limit, Func<SiloProcess, bool>? which = null)
    {
        var snapshot = await Waiting.For(
            campaign, "a trial that has reported and is not near its end", limit,
            cancellation => cluster.Api.Campaign(campaign, cancellation),
            s => Runner(cluster, s, which) is not null, Describe);
        return Runner(cluster, snapshot, which)!;
    }

    private static SiloProcess? Runner(RunningCluster cluster, CampaignSnapshot snapshot, Func<SiloProcess, bool>? which) => snapshot.Trials
        .Where(t => t.State == TrialState.Running && t.Epoch >= 1 && t.Epoch <= t.Epochs / 2)
        .Select(t => cluster.Silos.FirstOrDefault(s => s.Process.IsAlive && s.Is(t.Silo ?? "")))
        .FirstOrDefault(s => s is not null && (which is null || which(s)));

    private static string Describe(CampaignSnapshot snapshot) =>
        $"{snapshot.Row.Status} ({snapshot.Row.StatusReason}) {snapshot.Row.Counts}; "
        + string.Join(", ", snapshot.Trials.Select(t => $"{t.Number}:{t.State}@{t.Epoch}{(t.Silo is null ? "" : $" on {t.Silo}")}{(t.Reason is null ? "" : $" ({t.Reason})")}"));
}
