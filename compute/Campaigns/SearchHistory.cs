namespace Cluster.Compute.Campaigns;

/// <summary>
/// What a search knows, told in commit order: points handed out, values reported on the way, trials finished.
/// Every call costs about the same however long the history is.
/// </summary>
public sealed class SearchHistory(SearchSpace space, Direction direction)
{
    private readonly List<Observation> finished = [];
    private readonly SortedDictionary<int, Assignment> outstanding = [];
    private readonly Dictionary<int, List<CurvePoint>> curves = [];
    private readonly Dictionary<Assignment, int> uses = [];
    private readonly List<int> completed = [];
    private readonly CurveIndex index = new(direction);

    /// <summary>The space that the points are of.</summary>
    public SearchSpace Space { get; } = space;

    /// <summary>Which values are better.</summary>
    public Direction Direction { get; } = direction;

    /// <summary>The finished trials in commit order.</summary>
    public IReadOnlyList<Observation> Finished => finished;

    /// <summary>The trials that were handed out and have not finished, by number.</summary>
    public IReadOnlyDictionary<int, Assignment> Outstanding => outstanding;

    /// <summary>The best completed trial, the earliest among equals; null before the first.</summary>
    public Observation? Best { get; private set; }

    /// <summary>How many trials completed.</summary>
    public int CompletedCount => completed.Count;

    /// <summary>How many trials completed, were pruned or failed since the last one that was better than all before it.</summary>
    public int FinishedSinceBest { get; private set; }

    /// <summary>How many different points were handed out.</summary>
    public int DistinctPoints => uses.Count;

    /// <summary>Whether a value is strictly better than another; nothing is better than by NaN.</summary>
    public bool IsBetter(double value, double than) => Direction == Direction.Minimise ? value < than : value > than;

    /// <summary>Whether the point was handed out before.</summary>
    public bool Contains(Assignment point) => uses.ContainsKey(point);

    /// <summary>What a trial reported so far, by rising step.</summary>
    public IReadOnlyList<CurvePoint> Curve(int number) => curves.TryGetValue(number, out var curve) ? curve : [];

    /// <summary>The last report of a trial; refuses one that has not reported.</summary>
    public CurvePoint Last(int number) => Curve(number) is [.., var last]
        ? last
        : throw new ArgumentException($"Expected a trial that has reported, found {number}.", nameof(number));

    /// <summary>The best value a trial reported so far, NaN aside.</summary>
    public double BestReport(int number)
    {
        var values = Curve(number).Select(point => point.Value).Where(value => !double.IsNaN(value));
        return Direction == Direction.Minimise ? values.Min() : values.Max();
    }

    /// <summary>A point was handed out.</summary>
    public void Suggest(int number, Assignment point)
    {
        if (!outstanding.TryAdd(number, point))
            throw new ArgumentException($"Expected a new trial number, found {number}, which is still running.", nameof(number));
        uses[point] = uses.GetValueOrDefault(point) + 1;
    }

    /// <summary>
    /// A running trial reported. A step told again replaces what was told before and drops the steps after it:
    /// a trial that lost its device goes on from its last checkpoint.
    /// </summary>
    public void Report(int number, int step, double value)
    {
        if (!outstanding.ContainsKey(number))
            throw new ArgumentException($"Expected a running trial, found {number}.", nameof(number));
        if (!curves.TryGetValue(number, out var curve))
            curves[number] = curve = [];
        index.Append(number, curve, new(step, value));
    }

    /// <summary>A running trial finished; a completed one has a value, for a pruned one its last report stands.</summary>
    public void Finish(int number, Outcome outcome, double? value = null)
    {
        if (!outstanding.Remove(number, out var point))
            throw new ArgumentException($"Expected a running trial, found {number}.", nameof(number));
        if (outcome == Outcome.Completed && value is null)
            throw new ArgumentException($"Expected a value of the completed trial {number}, found none.", nameof(value));
        var curve = Curve(number);
        var last = curve.Count > 0 ? curve[^1] : new CurvePoint(-1, double.NaN);
        var known = outcome switch
        {
            Outcome.Completed => value,
            Outcome.Pruned => curve.Count > 0 ? last.Value : value,
            _ => null,
        };
        var observation = new Observation(number, point, outcome, known, last.Step);
        finished.Add(observation);
        if (outcome != Outcome.Stopped)
            FinishedSinceBest++;
        if (outcome == Outcome.Completed)
            Complete(observation);
    }

    /// <summary>The values of all trials that have reached a step.</summary>
    internal SortedValues Reached(int step) => index.Reached(step, null, 0, curves);

    /// <summary>The values of the trials of a group that have reached a step.</summary>
    internal SortedValues Reached(int step, ITrialGroups groups, int group) => index.Reached(step, groups, group, curves);

    /// <summary>The values of the completed trials at a step.</summary>
    internal SortedValues CompletedAt(int step) => index.Completed(step, completed.Where(curves.ContainsKey).Select(number => curves[number]));

    private void Complete(Observation observation)
    {
        completed.Add(observation.Number);
        if (curves.TryGetValue(observation.Number, out var curve))
            index.Complete(curve);
        if (double.IsNaN(observation.Value!.Value) || (Best is not null && !IsBetter(observation.Value.Value, Best.Value!.Value)))
            return;
        Best = observation;
        FinishedSinceBest = 0;
    }
}
