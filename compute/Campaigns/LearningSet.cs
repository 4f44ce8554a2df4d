namespace Cluster.Compute.Campaigns;

/// <summary>
/// What a model-based sampler learns from: the finished trials that say something as points, and their order from best to worst.
/// Completed trials come first, by value; pruned ones after them, by how far they came and then by value, as successive halving
/// ranks them (with equal budgets this found better points than leaving pruned trials out, or than taking their last values as
/// results); failed ones last. Kept up to date with a history that only grows.
/// </summary>
internal sealed class LearningSet(SearchSpace space)
{
    private readonly List<(int Reach, double Loss)> ranks = [];
    private readonly List<int> order = [];
    private SearchHistory? source;
    private int seen;

    /// <summary>The points in commit order: those of finished trials first, and after them, until the next update, the running ones.</summary>
    public PointTable Points { get; } = new(space);

    /// <summary>How many of the points belong to finished trials.</summary>
    public int Known => ranks.Count;

    /// <summary>How many of them have a value; the order begins with these.</summary>
    public int Ranked { get; private set; }

    /// <summary>How many of those are completed trials; the order begins with these.</summary>
    public int Completed { get; private set; }

    /// <summary>The finished points from best to worst, the earlier first among equals.</summary>
    public IReadOnlyList<int> Order => order;

    /// <summary>Whether a point is that of a pruned trial.</summary>
    public bool IsPruned(int point) => point < Known && ranks[point].Reach is not (int.MaxValue or int.MinValue);

    /// <summary>Reads what is new in the history; another history than the last one is read from its start.</summary>
    public void Update(SearchHistory history)
    {
        if (!ReferenceEquals(source, history))
        {
            (source, seen, Ranked, Completed) = (history, 0, 0, 0);
            ranks.Clear();
            order.Clear();
        }

        Points.Truncate(ranks.Count);
        for (; seen < history.Finished.Count; seen++)
        {
            var trial = history.Finished[seen];
            if (trial.Outcome != Outcome.Stopped)
                Learn(trial.Assignment, Rank(trial, history.Direction));
        }

        foreach (var running in history.Outstanding.Values)
            Points.Add(running);
    }

    private void Learn(Assignment point, (int Reach, double Loss) rank)
    {
        Points.Add(point);
        ranks.Add(rank);
        var (low, high) = (0, order.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = IsBetter(rank, ranks[order[middle]]) ? (low, middle) : (middle + 1, high);
        }

        order.Insert(low, ranks.Count - 1);
        Ranked += double.IsFinite(rank.Loss) ? 1 : 0;
        Completed += rank.Reach == int.MaxValue ? 1 : 0;
    }

    private static bool IsBetter((int Reach, double Loss) one, (int Reach, double Loss) other) =>
        one.Reach != other.Reach ? one.Reach > other.Reach : one.Loss < other.Loss;

    private static (int Reach, double Loss) Rank(Observation trial, Direction direction)
    {
        if (trial.Value is not { } value || !double.IsFinite(value))
            return (int.MinValue, double.PositiveInfinity);
        return (trial.Outcome == Outcome.Completed ? int.MaxValue : trial.LastStep, direction == Direction.Minimise ? value : -value);
    }
}
