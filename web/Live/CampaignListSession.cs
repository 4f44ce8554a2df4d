using Cluster.Contracts;
using Cluster.Contracts.Campaigns;

namespace Cluster.Web.Live;

/// <summary>A page of the campaigns; <paramref name="active"/> says which the list holds: unfinished, finished, or (null) both, of them those whose name holds <paramref name="search"/>.</summary>
public sealed class CampaignListSession(
    Func<CancellationToken, Task<Page<CampaignRow>>> load, bool? active, string? search, CampaignFeed feed, LiveViewer viewer)
    : ListSession<CampaignUpdate, CampaignRow>("the campaigns", feed.Open(CampaignStreams.AllCampaigns), load, viewer)
{
    /// <inheritdoc/>
    protected override CampaignRow RowOf(CampaignUpdate message) => message.Row;

    /// <inheritdoc/>
    protected override (string Id, long Version) KeyOf(CampaignRow row) => (row.Id, row.Version);

    /// <inheritdoc/>
    protected override bool Belongs(CampaignRow row) =>
        (active is null || active == !row.Status.IsFinal()) && (string.IsNullOrEmpty(search) || row.Id == search || row.Name.Contains(search, StringComparison.OrdinalIgnoreCase));
}
