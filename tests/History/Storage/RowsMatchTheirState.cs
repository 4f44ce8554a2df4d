using Cluster.History.Campaigns;

namespace Cluster.History.Storage;

/// <summary>Rule 10.</summary>
public sealed class RowsMatchTheirState : IHistoryRule
{
    /// <inheritdoc/>
    public int Number => 10;

    /// <inheritdoc/>
    public string Sentence => "At rest every list row is that of its state's version, and every blob that something needs is there with its hash.";

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(Evidence evidence) => evidence.Options.AtRest
        ? evidence.Database.Campaigns.SelectMany(c => CheckRow(evidence.Database, c)).Concat(CheckBlobs(evidence.Database))
        : [];

    private IEnumerable<Violation> CheckRow(DatabaseLog database, LoggedCampaign campaign)
    {
        if (campaign.StateEtag != campaign.ActualEtag)
        {
            yield return new Violation(Number, campaign.Id, $"its row is of state version {campaign.StateEtag}, the state is at {campaign.ActualEtag?.ToString() ?? "none"}.");
        }

        var last = database.EventsOf(campaign.Id).LastOrDefault()?.Seq ?? 0;
        if (campaign.Seq != last || campaign.RowVersion != last)
        {
            yield return new Violation(Number, campaign.Id, $"its log ends at {last}, its row says {campaign.Seq} and shows {campaign.RowVersion}.");
        }

        if (campaign.RowStatus != campaign.Status)
        {
            yield return new Violation(Number, campaign.Id, $"its row says {campaign.Status} and shows {campaign.RowStatus}.");
        }
    }

    private IEnumerable<Violation> CheckBlobs(DatabaseLog database)
    {
        var blobs = database.Blobs.ToDictionary(b => b.Hash);
        foreach (var reference in database.References.Where(r => !blobs.ContainsKey(r.Hash)))
        {
            yield return new Violation(Number, reference.By, $"it needs blob {reference.Hash}, which is not there.");
        }

        foreach (var blob in database.Blobs.Where(b => b.Hash != b.ActualHash || b.Length != b.ActualLength))
        {
            yield return new Violation(Number, $"blob {blob.Hash}", $"expected {blob.Length} bytes of that hash, found {blob.ActualLength} bytes of {blob.ActualHash}.");
        }
    }
}
