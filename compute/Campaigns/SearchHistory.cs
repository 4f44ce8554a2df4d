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

    /// <summary>How many different points were handed out.</summary>
    public int DistinctPoints => uses.Count;

    /// <summary>Whether a value is strictly better than another; nothing is better than by NaN.</summary>
    public bool IsBetter(double value, double than) => Direction == Direction.Minimise ? value < than : value > than;

    /// <summary>Whether the point was handed out before.</summary>
    public bool Contains(Assignment point) => uses.ContainsKey(point);

    /// <summary>What a trial reported so far, by rising step.</summary>
    public IReadOnlyList<CurvePoint> Curve(int number) => curves.TryGetValue(number, out var curve) ? curve : [];

    /// <summary>The numbers of the trials that reported anything, in the order of their first reports.</summary>
    public IEnumerable<int> Reporting => curves.Keys;

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
        while (curve.Count > 0 && curve[^1].Step >= step)
            curve.RemoveAt(curve.Count - 1);
        curve.Add(new(step, value));
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
        if (outcome == Outcome.Completed && !double.IsNaN(known!.Value) && (Best is null || IsBetter(known.Value, Best.Value!.Value)))
            Best = observation;
    }
}
