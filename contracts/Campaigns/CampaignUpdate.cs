namespace Cluster.Contracts.Campaigns;

/// <summary>
/// What a campaign's stream carries, at most 10 a second: its row, the trials that changed, and the versions up to which this is true
/// (Row.Version and Reports). With no trials it is the heartbeat: a page whose versions are lower has missed something and loads the snapshot.
/// </summary>
[GenerateSerializer, Immutable, Alias("Campaigns.CampaignUpdate")]
public sealed record CampaignUpdate(
    [property: Id(0)] CampaignRow Row,
    [property: Id(1)] IReadOnlyList<TrialRow> Trials,
    [property: Id(2)] long Reports,
    [property: Id(3)] long Previous,
    [property: Id(4)] long PreviousReports);
