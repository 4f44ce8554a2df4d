namespace Cluster.Compute.Campaigns;

/// <summary>
/// The model that a Gaussian process sampler has of a search, as a fold of its trials in commit order. Hyperparameters are fitted anew at
/// fixed numbers of completed trials, at first after each and then after every sixteenth part more; between them a trial is one more row of
/// the factor. Of many trials the best and the newest are kept, so that a suggestion costs no more than at that size. A pruned trial
/// is no result: it says, with much noise, that its point is no better than the middle of what completed. A failed one says that trials fail
/// there (<see cref="FailureOdds"/>).
/// </summary>
internal sealed class Surrogate(KernelSpace space)
{
    private const int MostCompleted = 240;
    private const int MostOthers = 60;
    private const int GapShare = 16;
    private const int MostGap = 20;
    private const double DoubtfulNoise = 0.25;

    private readonly List<(double[] Point, double Loss, bool Failed)> trials = [];
    private readonly FailureOdds odds = new(space);
    private readonly List<(double[] Point, double Value)> completed = [];
    private SearchHistory? source;
    private int seen, completions, nextFit, kept;
    private GaussianProcess process = new(space, new GaussianSettings(new double[space.Dimensions], 1, 1));
    private SurrogateFit? fit;
    private double middle;

    /// <summary>The process, conditioned on finished and running trials.</summary>
    public GaussianProcess Process => process;

    /// <summary>How many completed trials have been read.</summary>
    public int Completed => completions;

    /// <summary>How likely trials are to end with a result.</summary>
    public FailureOdds Odds => odds;

    /// <summary>The value, as the process is shown it, that a new point should fall below: the least mean at a completed point.</summary>
    public double Best { get; private set; }

    /// <summary>The kept completed points, best first.</summary>
    public IEnumerable<double[]> Incumbents => completed.OrderBy(trial => trial.Value).Select(trial => trial.Point);

    /// <summary>Reads what is new in the history and believes the running trials; another history than the last one is read from its start.</summary>
    public void Update(SearchHistory history, int firstFit)
    {
        if (!ReferenceEquals(source, history))
        {
            (source, seen, completions, nextFit, kept, fit) = (history, 0, 0, firstFit, 0, null);
            trials.Clear();
            completed.Clear();
            odds.Clear();
        }

        var due = Due(history, firstFit);
        process.Truncate(kept);
        for (; seen < history.Finished.Count; seen++)
            Learn(history.Finished[seen], history.Direction, due);
        kept = fit is null ? 0 : process.Count;
        if (fit is null)
            return;
        Best = process.LeastMean();
        foreach (var running in history.Outstanding.Values)
            process.Believe(space.Encode(running));
    }

    private static bool IsResult(Observation trial) => trial.Outcome == Outcome.Completed && double.IsFinite(trial.Value!.Value);

    /// <summary>The number of completed trials of the last fit that the history asks for: fits before it need not be made.</summary>
    private int Due(SearchHistory history, int firstFit)
    {
        var results = completions + history.Finished.Skip(seen).Count(IsResult);
        var due = Math.Max(nextFit, firstFit);
        while (Next(due) <= results)
            due = Next(due);
        return due;
    }

    private static int Next(int fitted) => fitted + Math.Clamp(fitted / GapShare, 1, MostGap);

    private void Learn(Observation trial, Direction direction, int due)
    {
        if (trial.Outcome == Outcome.Stopped)
            return;
        var point = space.Encode(trial.Assignment);
        var isResult = IsResult(trial);
        var failed = !isResult && trial.Outcome != Outcome.Pruned;
        trials.Add((point, isResult ? direction == Direction.Minimise ? trial.Value!.Value : -trial.Value!.Value : double.NaN, failed));
        completions += isResult ? 1 : 0;
        if (isResult && completions == due)
        {
            Fit();
            nextFit = Next(due);
        }
        else if (fit is not null)
        {
            Show(trials[^1]);
        }
    }

    private void Fit()
    {
        var results = Enumerable.Range(0, trials.Count).Where(k => !double.IsNaN(trials[k].Loss)).ToArray();
        var shown = results.Length <= MostCompleted
            ? results.ToHashSet()
            : results.OrderBy(k => trials[k].Loss).ThenBy(k => k).Take(MostCompleted * 2 / 3).ToHashSet();
        foreach (var newest in results.Reverse().TakeWhile(_ => shown.Count < Math.Min(results.Length, MostCompleted)))
            shown.Add(newest);
        shown.UnionWith(Enumerable.Range(0, trials.Count).Reverse().Where(k => double.IsNaN(trials[k].Loss)).Take(MostOthers));
        var rows = shown.Order().Select(k => trials[k]).ToArray();
        var known = rows.Where(row => !double.IsNaN(row.Loss)).ToArray();
        double[] losses = [.. known.Select(row => row.Loss)];
        fit = SurrogateFit.Of(space, [.. known.Select(row => row.Point)], losses);
        middle = fit.Warp.Apply(losses.Order().ElementAt(losses.Length / 2));
        process = new(space, fit.Settings);
        completed.Clear();
        odds.Clear();
        foreach (var row in rows)
            Show(row);
    }

    private void Show((double[] Point, double Loss, bool Failed) trial)
    {
        odds.Add(trial.Point, trial.Failed);
        if (trial.Failed)
        {
            process.Believe(trial.Point);
            return;
        }

        if (double.IsNaN(trial.Loss))
        {
            process.ObserveAtLeast(trial.Point, middle, DoubtfulNoise * fit!.Settings.Signal);
            return;
        }

        var value = fit!.Warp.Apply(trial.Loss);
        process.Observe(trial.Point, value);
        completed.Add((trial.Point, value));
    }
}
