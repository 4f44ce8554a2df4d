namespace Cluster.Contracts.Campaigns;

/// <summary>How many trials of a campaign stand where; Pending is what the budget still allows beyond those created.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.CampaignCounts")]
public sealed record CampaignCounts(
    [property: Id(0)] int Queued,
    [property: Id(1)] int Running,
    [property: Id(2)] int Paused,
    [property: Id(3)] int Completed,
    [property: Id(4)] int Pruned,
    [property: Id(5)] int Stopped,
    [property: Id(6)] int Failed,
    [property: Id(7)] int Pending)
{
    /// <summary>Completed, pruned, stopped and failed together.</summary>
    public int Finished => Completed + Pruned + Stopped + Failed;
}
