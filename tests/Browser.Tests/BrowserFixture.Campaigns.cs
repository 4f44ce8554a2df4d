using Cluster.Chaos;
using Cluster.Contracts.Campaigns;

namespace Cluster.Browser.Tests;

public sealed partial class BrowserFixture
{
    /// <summary>Waits until a campaign has this status.</summary>
    public Task CampaignEnds(string campaign, CampaignStatus status) => Waiting.For(
        campaign, $"{status}", TimeSpan.FromSeconds(90), token => Cluster.Api.Campaign(campaign, token), snapshot => snapshot.Row.Status == status,
        snapshot => $"{snapshot.Row.Status}");
}
