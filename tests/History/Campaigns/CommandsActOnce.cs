using Cluster.History.Storage;

namespace Cluster.History.Campaigns;

/// <summary>Rule 4.</summary>
public sealed class CommandsActOnce : IHistoryRule
{
    /// <inheritdoc/>
    public int Number => 4;

    /// <inheritdoc/>
    public string Sentence => "An acknowledged command acted exactly once, an unanswered one at most once, a refused one never; a campaign's state is the fold of its log.";

    /// <inheritdoc/>
    public IEnumerable<Violation> Check(Evidence evidence) => evidence.Operations
        .GroupBy(o => o.CommandId)
        .SelectMany(attempts => CheckCommand(evidence.Database, attempts.Key, [.. attempts]))
        .Concat(Repeats(evidence.Database))
        .Concat(evidence.Database.Campaigns.SelectMany(campaign => Fold(evidence, campaign)));

    private IEnumerable<Violation> CheckCommand(DatabaseLog database, Guid command, ClientOperation[] attempts)
    {
        var acknowledged = attempts.Any(a => a.Outcome == OperationOutcome.Ok);
        var refused = attempts.All(a => a.Outcome == OperationOutcome.Fail);
        var subject = $"{attempts[0].Kind} {attempts[0].Campaign} ({command})";
        var entries = database.Events.Count(e => e.CommandId == command && IsTraceOf(attempts[0].Kind, e.Kind));
        var rows = database.Commands.Count(c => c.CommandId == command);
        if (acknowledged && (rows != 1 || (attempts[0].Kind != CommandKind.Other && entries != 1)))
        {
            yield return new Violation(Number, subject, $"it was acknowledged; expected 1 command row and 1 log entry, found {rows} and {entries}.");
        }

        if (refused && (rows != 0 || database.Events.Any(e => e.CommandId == command)))
        {
            yield return new Violation(Number, subject, $"it was refused ({attempts[0].Answer}); found {rows} command rows and {entries} log entries.");
        }
    }

    private IEnumerable<Violation> Repeats(DatabaseLog database) => database.Events
        .Where(e => e.CommandId is not null)
        .GroupBy(e => (e.CommandId, e.Kind))
        .Where(g => g.Count() > 1)
        .Select(g => new Violation(Number, $"command {g.Key.CommandId}", $"it acted in entries {string.Join(", ", g.Select(e => $"{e.Campaign}/{e.Seq}"))}."));

    private IEnumerable<Violation> Fold(Evidence evidence, LoggedCampaign campaign)
    {
        var log = evidence.Database.EventsOf(campaign.Id).ToList();
        var seqs = log.Select(e => e.Seq).ToList();
        if (!seqs.SequenceEqual(Enumerable.Range(1, seqs.Count).Select(i => (long)i)))
        {
            yield return new Violation(Number, campaign.Id, $"its log has a gap or a repeat: {string.Join(' ', seqs)}.");
        }

        var status = log.LastOrDefault(e => e.Status is not null)?.Status;
        if (status is not null && status != campaign.Status)
        {
            yield return new Violation(Number, campaign.Id, $"its log folds to {status}, its row says {campaign.Status}.");
        }

        var allowed = log.LastOrDefault(e => e.MaxTrials is not null)?.MaxTrials;
        if (allowed != campaign.RowMaxTrials)
        {
            yield return new Violation(Number, campaign.Id, $"its log allows {allowed} trials, its row says {campaign.RowMaxTrials}.");
        }

        foreach (var violation in FoldTrials(evidence, campaign, log))
        {
            yield return violation;
        }
    }

    private IEnumerable<Violation> FoldTrials(Evidence evidence, LoggedCampaign campaign, List<LoggedEvent> log)
    {
        foreach (var job in evidence.Database.TrialsOf(campaign.Id))
        {
            var suggested = log.FirstOrDefault(e => e.Kind == "suggested" && e.Number == job.TrialNumber);
            if (suggested is null || suggested.Trial != job.Id || suggested.Parameters != job.Parameters || suggested.TrialSeed != job.Seed)
            {
                yield return new Violation(Number, job.Id,
                    $"the log draws {suggested?.Trial} with {suggested?.Parameters} and seed {suggested?.TrialSeed}, the row has {job.Parameters} and seed {job.Seed}.");
            }

            var ended = log.FirstOrDefault(e => e.Kind == "ended" && e.Number == job.TrialNumber);
            var agrees = ended is null ? !job.IsFinished || !evidence.Options.AtRest : ended.State == job.State && SameBits(ended.Value, job.Value);
            if (!agrees)
            {
                yield return new Violation(Number, job.Id, $"the log ends it as {ended?.State ?? "unfinished"} with {ended?.Value}, the row says {job.State} with {job.Value}.");
            }
        }

        var finished = log.Count(e => e.Kind == "ended");
        if (finished != campaign.RowFinished)
        {
            yield return new Violation(Number, campaign.Id, $"its log ends {finished} trials, its row counts {campaign.RowFinished}.");
        }
    }

    // More trials for a campaign that had completed also set it running, in a second entry.
    private static bool IsTraceOf(CommandKind command, string entry) => entry == command switch
    {
        CommandKind.Create => "created",
        CommandKind.Extend => "extended",
        _ => "status",
    };

    private static bool SameBits(double? a, double? b) =>
        a.HasValue == b.HasValue && BitConverter.DoubleToInt64Bits(a ?? 0) == BitConverter.DoubleToInt64Bits(b ?? 0);
}
