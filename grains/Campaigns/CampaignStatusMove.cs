using Cluster.Contracts.Campaigns;

namespace Cluster.Grains.Campaigns;

/// <summary>How a campaign's clock and status change together.</summary>
internal static class CampaignStatusMove
{
    /// <summary>The state with another status; the running clock starts and stops with Running.</summary>
    public static CampaignState To(this CampaignState state, CampaignStatus status, string? reason, DateTimeOffset now)
    {
        var runs = status is CampaignStatus.Running or CampaignStatus.Queued;
        var ends = status is CampaignStatus.Stopped or CampaignStatus.Completed or CampaignStatus.Failed;
        return state with
        {
            Status = status,
            Reason = reason,
            ActiveSince = runs ? state.ActiveSince ?? now : null,
            ActiveSeconds = !runs && state.ActiveSince is { } since ? state.ActiveSeconds + (now - since).TotalSeconds : state.ActiveSeconds,
            EndedAt = ends ? now : null,
        };
    }
}
