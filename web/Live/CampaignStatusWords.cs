using Cluster.Contracts.Campaigns;

namespace Cluster.Web.Live;

/// <summary>What follows from a campaign's status.</summary>
public static class CampaignStatusWords
{
    /// <summary>Whether nothing more happens unless the campaign is extended.</summary>
    public static bool IsFinal(this CampaignStatus status) =>
        status is CampaignStatus.Stopped or CampaignStatus.Completed or CampaignStatus.Failed;

    /// <summary>Whether it can be paused now.</summary>
    public static bool CanPause(this CampaignStatus status) => status is CampaignStatus.Queued or CampaignStatus.Running;

    /// <summary>Whether it can be resumed now.</summary>
    public static bool CanResume(this CampaignStatus status) => status is CampaignStatus.Pausing or CampaignStatus.Paused;

    /// <summary>Whether it can be stopped early now.</summary>
    public static bool CanStop(this CampaignStatus status) => !status.IsFinal() && status != CampaignStatus.Stopping;
}
