using Cluster.Contracts.Campaigns;
using Microsoft.Extensions.Logging;

namespace Cluster.Web.Live;

/// <summary>Live updates of campaigns, by campaign id, or of all under <see cref="CampaignStreams.AllCampaigns"/>.</summary>
public sealed class CampaignFeed(ILiveSource<CampaignUpdate> source, TimeProvider time, ILogger<CampaignFeed> logger)
    : LiveHub<CampaignUpdate>(source, update => update.Row.Status.IsFinal(), time, logger);
