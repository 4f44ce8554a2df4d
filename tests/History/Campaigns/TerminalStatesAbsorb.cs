using Cluster.History.Devices;
using Cluster.History.Storage;

namespace Cluster.History.Campaigns;

/// <summary>Rule 2.</summary>
public sealed class TerminalStatesAbsorb : IHistoryRule
{
    /// <inheritdoc/>
    public int Number => 2;

    /// <inheritdoc/>
    public string Sentence => "A trial ends once, and nothing is accepted for it afterwards.";

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(Evidence evidence) => evidence.Database.Campaigns
        .SelectMany(campaign => InLog(evidence.Database, campaign.Id))
        .Concat(evidence.Database.Jobs.Where(j => j.IsFinished).SelectMany(job => InRows(evidence.Database, job)));

    private IEnumerable<Violation> InLog(DatabaseLog database, string campaign)
    {
        var ended = new Dictionary<int, LoggedEvent>();
        foreach (var entry in database.EventsOf(campaign))
        {
            foreach (var number in entry.Reported.Append(entry.Number ?? -1).Where(ended.ContainsKey))
            {
                yield return new Violation(Number, $"{campaign} trial {number}",
                    $"entry {entry.Seq} ({entry.Kind}) follows its end as {ended[number].State} in entry {ended[number].Seq}.");
            }

            if (entry is { Kind: "ended", Number: { } last })
            {
                ended[last] = entry;
            }
        }
    }

    private IEnumerable<Violation> InRows(DatabaseLog database, LoggedJob job)
    {
        if (job.EndedAt is null)
        {
            yield return new Violation(Number, job.Id, $"it is {job.State} without a time of its end.");
        }

        foreach (var epoch in database.EpochsOf(job.Id).Where(e => e.At > job.EndedAt))
        {
            yield return new Violation(Number, job.Id, $"epoch {epoch.Epoch} was stored at {epoch.At:O}, after its end as {job.State} at {job.EndedAt:O}.");
        }

        foreach (var grant in database.GrantsOf(job.Id).Where(g => g.GrantedAt > job.EndedAt))
        {
            yield return new Violation(Number, job.Id, $"fence {grant.Fence} was granted at {grant.GrantedAt:O}, after its end as {job.State} at {job.EndedAt:O}.");
        }
    }
}
