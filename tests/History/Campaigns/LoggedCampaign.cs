namespace Cluster.History.Campaigns;

/// <summary>A row of the table campaign, with the etag of the state it belongs to. Row* are read from the JSON that lists show.</summary>
public sealed record LoggedCampaign(
    string Id,
    string Status,
    long Seq,
    long StateEtag,
    long? ActualEtag,
    long RowVersion,
    string RowStatus,
    int RowMaxTrials,
    int RowFinished,
    string Sampler,
    bool ExactBudget);
