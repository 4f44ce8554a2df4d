namespace Cluster.Compute.Campaigns;

/// <summary>Recomputes every suggestion and every pruning of a recorded search from its seed, its settings and its ordered log.</summary>
public sealed class ReplayCheck(SearchSpace space, Direction direction, ISampler sampler, IPruner pruner)
{
    private readonly SearchHistory history = new(space, direction);
    private readonly Dictionary<int, PruneDecision> due = [];
    private readonly HashSet<int> pruned = [];

    /// <summary>The first entry that is not what sampler and pruner say; null where all are. A sampler and a check serve one log.</summary>
    public ReplayMismatch? FirstMismatch(IEnumerable<SearchEvent> log)
    {
        var entry = 0;
        foreach (var item in log)
        {
            if (Apply(item) is var (expected, found))
                return new(entry, item.Number, expected, found);
            entry++;
        }

        return null;
    }

    private (string Expected, string Found)? Apply(SearchEvent item)
    {
        switch (item)
        {
            case PointAsked asked:
                var point = sampler.Ask(history, asked.Number);
                history.Suggest(asked.Number, asked.Point);
                return asked.Point.Equals(point) ? null : (point?.Text ?? "an exhausted space", asked.Point.Text);
            case PointGiven given:
                history.Suggest(given.Number, given.Point);
                return null;
            case ValueReported report:
                history.Report(report.Number, report.Step, report.Value);
                if (!pruned.Contains(report.Number) && !due.ContainsKey(report.Number) && pruner.Decide(history, report.Number) is { Prune: true } decision)
                    due.Add(report.Number, decision);
                return null;
            case TrialPruned said:
                pruned.Add(said.Number);
                return due.Remove(said.Number, out var expected) && expected == said.Decision
                    ? null
                    : (expected?.ToString() ?? "no pruning", said.Decision.ToString());
            case TrialFinished finished:
                history.Finish(finished.Number, finished.Outcome, finished.Value);
                return due.TryGetValue(finished.Number, out var missed) ? (missed.ToString(), "no decision before the end") : null;
            default:
                throw new ArgumentException($"Expected an entry of a search's log, found {item.GetType().Name}.", nameof(item));
        }
    }
}
