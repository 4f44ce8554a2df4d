namespace Cluster.Compute.Campaigns;

/// <summary>
/// Has another pruner judge a trial only once it has not improved for some reports: while the best value of the last
/// <c>patience</c> reports is better, by more than <c>minDelta</c>, than the best before them, the trial goes on. Without another
/// pruner the trial ends at that point (early stopping, Prechelt, "Early stopping - but when?", 1998, criterion UP).
/// </summary>
public sealed class PatientPruner : IPruner
{
    private readonly IPruner? judge;
    private readonly int patience;
    private readonly double minDelta;

    /// <summary>Waits <paramref name="patience"/> reports (at least 1); improvements up to <paramref name="minDelta"/> (at least 0) count as none.</summary>
    public PatientPruner(IPruner? judge, int patience, double minDelta = 0)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(patience, 1);
        if (!(minDelta >= 0 && double.IsFinite(minDelta)))
            throw new ArgumentOutOfRangeException(nameof(minDelta), minDelta, "Expected a finite number of at least 0.");
        (this.judge, this.patience, this.minDelta) = (judge, patience, minDelta);
    }

    /// <inheritdoc/>
    public PruneDecision Decide(SearchHistory history, int number)
    {
        var curve = history.Curve(number);
        var last = history.Last(number);
        if (double.IsNaN(last.Value))
            return PruneDecision.NotANumber(last);
        if (curve.Count <= patience)
            return PruneDecision.Unjudged(last, $"{curve.Count} reports, judged after more than {patience}");
        var before = Best(history, curve.Take(curve.Count - patience));
        var since = Best(history, curve.Skip(curve.Count - patience));
        var gain = history.Direction == Direction.Minimise ? before - since : since - before;
        if (gain > minDelta || double.IsNaN(before))
            return PruneDecision.Unjudged(last, $"improved within the last {patience} reports");
        return judge?.Decide(history, number)
            ?? new(true, last.Step, since, before, 0, $"no improvement{(minDelta > 0 ? $" by more than {minDelta:G6}" : "")} within the last {patience} reports");
    }

    private static double Best(SearchHistory history, IEnumerable<CurvePoint> points)
    {
        var values = points.Select(point => point.Value).Where(value => !double.IsNaN(value)).DefaultIfEmpty(double.NaN);
        return history.Direction == Direction.Minimise ? values.Min() : values.Max();
    }
}
