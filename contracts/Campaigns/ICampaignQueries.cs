namespace Cluster.Contracts.Campaigns;

/// <summary>What pages read of campaigns, straight from the tables.</summary>
public interface ICampaignQueries
{
    /// <summary>Campaigns, newest first; <paramref name="active"/> null for all, true for unfinished ones only.</summary>
    Task<Page<CampaignRow>> List(bool? active, string? search, int skip, int take, CancellationToken cancellation);

    /// <summary>One campaign with its trials, or null if there is none of that id.</summary>
    Task<CampaignSnapshot?> Snapshot(string campaign, CancellationToken cancellation);

    /// <summary>One trial by id, or null.</summary>
    Task<TrialView?> Trial(string trial, CancellationToken cancellation);

    /// <summary>One trial by campaign and number, or null.</summary>
    Task<TrialView?> Trial(string campaign, int number, CancellationToken cancellation);

    /// <summary>The campaign's event log after a sequence number, oldest first.</summary>
    Task<IReadOnlyList<CampaignEvent>> Events(string campaign, long after, int take, CancellationToken cancellation);

    /// <summary>Median lane seconds of finished trials of this model and dataset with their count: the basis of an estimate before a campaign starts.</summary>
    Task<(double? MedianSeconds, int Count)> TypicalTrial(string model, string? dataset, CancellationToken cancellation);
}
