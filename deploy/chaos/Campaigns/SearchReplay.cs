using Cluster.Contracts.Campaigns;
using Cluster.Grains.Campaigns;
using Cluster.Grains.Storage;
using Cluster.History.Campaigns;

namespace Cluster.Chaos.Campaigns;

/// <summary>Runs sampler and pruner again over a campaign's log, for the history checker.</summary>
public static class SearchReplay
{
    /// <summary>A sentence for every suggestion, seed or prune that the log has and the replay has not, or the other way round.</summary>
    public static IEnumerable<string> Faults(IReadOnlyList<LoggedEvent> log)
    {
        CampaignSearch? search = null;
        var due = new Queue<(int Number, PruneFacts Facts)>();
        foreach (var entry in log.Select(e => StateJson.Read<CampaignEvent>(e.Body)))
        {
            foreach (var fault in entry switch
            {
                CampaignCreated created => Start(out search, created.Spec),
                TrialSuggested suggested => Suggest(search!, suggested),
                TrialsReported reported => Report(search!, reported, due),
                TrialPruneDecided pruned => Prune(pruned, due),
                TrialEnded ended => End(search!, ended),
                _ => [],
            })
            {
                yield return fault;
            }
        }

        foreach (var (number, facts) in due)
            yield return $"the replay prunes trial {number} by {facts}; the log does not.";
    }

    private static IEnumerable<string> Start(out CampaignSearch search, CampaignSpec spec)
    {
        search = new CampaignSearch(spec);
        return [];
    }

    private static IEnumerable<string> Suggest(CampaignSearch search, TrialSuggested suggested)
    {
        var point = search.Ask(suggested.Number);
        if (point is null || !point.SequenceEqual(suggested.Parameters))
            yield return $"the replay draws {Text(point)} as trial {suggested.Number}, the log has {Text(suggested.Parameters)}.";
        if (search.TrialSeed(suggested.Number) != suggested.TrialSeed)
            yield return $"the replay gives trial {suggested.Number} the seed {search.TrialSeed(suggested.Number)}, the log has {suggested.TrialSeed}.";
    }

    private static IEnumerable<string> Report(CampaignSearch search, TrialsReported reported, Queue<(int Number, PruneFacts Facts)> due)
    {
        foreach (var value in reported.Values)
        {
            if (search.Report(value.Number, value.Epoch, value.Value) is { } facts)
                due.Enqueue((value.Number, facts));
        }

        return [];
    }

    private static IEnumerable<string> Prune(TrialPruneDecided pruned, Queue<(int Number, PruneFacts Facts)> due)
    {
        if (!due.TryDequeue(out var expected) || expected != (pruned.Number, pruned.Facts))
            yield return $"the log prunes trial {pruned.Number} by {pruned.Facts}, the replay {expected}.";
    }

    private static IEnumerable<string> End(CampaignSearch search, TrialEnded ended)
    {
        search.Finish(ended.Number, ended.State, ended.Value);
        return [];
    }

    private static string Text(IEnumerable<ParameterValue>? point) => point is null ? "nothing" : string.Join(' ', point.Select(p => $"{p.Name}={p.Text ?? $"{p.Number:R}"}"));
}
