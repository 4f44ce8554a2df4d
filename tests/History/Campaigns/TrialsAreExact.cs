using Cluster.History.Storage;

namespace Cluster.History.Campaigns;

/// <summary>Rule 3.</summary>
public sealed class TrialsAreExact : IHistoryRule
{
    /// <inheritdoc/>
    public int Number => 3;

    /// <inheritdoc/>
    public string Sentence => "A campaign never creates more trials than its budget allows, numbers them without a gap, ends with exactly its budget, and never draws a grid point twice.";

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(Evidence evidence) =>
        evidence.Database.Campaigns.SelectMany(campaign => Check(evidence.Database, campaign, evidence.Options.FirstNumber));

    private IEnumerable<Violation> Check(DatabaseLog database, LoggedCampaign campaign, int first)
    {
        int allowed = 0, created = 0, ended = 0;
        var points = new Dictionary<string, int>();
        foreach (var entry in database.EventsOf(campaign.Id))
        {
            allowed = entry.MaxTrials ?? allowed;
            ended += entry.Kind == "ended" ? 1 : 0;
            if (entry.Kind != "suggested")
            {
                continue;
            }

            if (entry.Number != first + created)
            {
                yield return new Violation(Number, campaign.Id, $"entry {entry.Seq}: expected trial {first + created}, found {entry.Number}.");
            }

            created++;
            if (created > allowed)
            {
                yield return new Violation(Number, campaign.Id, $"entry {entry.Seq} creates trial {created} of {allowed} allowed.");
            }

            if (campaign.Sampler == "grid" && !points.TryAdd(entry.Parameters ?? "", entry.Number ?? -1))
            {
                yield return new Violation(Number, campaign.Id, $"trial {entry.Number} repeats the grid point of trial {points[entry.Parameters ?? ""]}: {entry.Parameters}.");
            }
        }

        var rows = database.TrialsOf(campaign.Id).Count();
        if (rows != created)
        {
            yield return new Violation(Number, campaign.Id, $"the log creates {created} trials, the table holds {rows}.");
        }

        if (campaign.Status == "completed" && (ended != created || (campaign.ExactBudget && created != allowed)))
        {
            yield return new Violation(Number, campaign.Id, $"completed with {ended} ended trials of {created} created and {allowed} allowed.");
        }
    }
}
