namespace Cluster.Compute.Campaigns;

/// <summary>
/// What a model-based sampler learns from: the finished trials that say something as points with losses (smaller is better),
/// and an order from best to worst. Kept up to date with a history that only grows.
/// </summary>
internal sealed class LearningSet(SearchSpace space)
{
    private readonly List<double> losses = [];
    private readonly List<int> order = [];
    private SearchHistory? source;
    private int seen;

    /// <summary>The points in commit order, those of <see cref="Known"/> trials first and then, until the next update, the outstanding ones.</summary>
    public PointTable Points { get; } = new(space);

    /// <summary>How many of the points belong to finished trials.</summary>
    public int Known => losses.Count;

    /// <summary>How many of them have a finite loss; the order begins with these.</summary>
    public int Ranked { get; private set; }

    /// <summary>The finished points from best to worst, the earlier first among equals.</summary>
    public IReadOnlyList<int> Order => order;

    /// <summary>The loss of a finished point; infinite for a failed trial.</summary>
    public double Loss(int point) => losses[point];

    /// <summary>Reads what is new in the history; another history than the last one is read from its start.</summary>
    public void Update(SearchHistory history)
    {
        if (!ReferenceEquals(source, history))
        {
            (source, seen, Ranked) = (history, 0, 0);
            losses.Clear();
            order.Clear();
        }

        Points.Truncate(losses.Count);
        for (; seen < history.Finished.Count; seen++)
        {
            var trial = history.Finished[seen];
            if (trial.Outcome != Outcome.Stopped)
                Learn(trial.Assignment, Loss(trial, history));
        }

        foreach (var running in history.Outstanding.Values)
            Points.Add(running);
    }

    private void Learn(Assignment point, double loss)
    {
        Points.Add(point);
        losses.Add(loss);
        var (low, high) = (0, order.Count);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = losses[order[middle]] <= loss ? (middle + 1, high) : (low, middle);
        }

        order.Insert(low, losses.Count - 1);
        if (double.IsFinite(loss))
            Ranked++;
    }

    private static double Loss(Observation trial, SearchHistory history)
    {
        if (trial.Value is not { } value || !double.IsFinite(value))
            return double.PositiveInfinity;
        return history.Direction == Direction.Minimise ? value : -value;
    }
}
