namespace Cluster.Contracts.Campaigns;

/// <summary>Where live updates of campaigns are published: one stream a campaign, key = campaign id, item = <see cref="CampaignUpdate"/>.</summary>
public static class CampaignStreams
{
    /// <summary>Stream provider of all live streams.</summary>
    public const string Provider = "live";

    /// <summary>Namespace of the campaign streams.</summary>
    public const string Namespace = "campaign";

    /// <summary>Key of the stream that carries the row of every campaign that changes, for the list page.</summary>
    public const string AllCampaigns = "campaigns-all";
}
