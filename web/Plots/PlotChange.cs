namespace Cluster.Web.Plots;

/// <summary>What the browser has to do to a trace: append points to those it has, or take all of them anew.</summary>
public sealed record PlotChange(
    int Trace,
    bool Append,
    IReadOnlyList<double> X,
    IReadOnlyList<double?> Y,
    IReadOnlyList<string>? Hover)
{
    /// <summary>
    /// The changes from one figure to the next, or null if it has to be drawn anew. A trace that only grew sends its new points, so a
    /// campaign of thousands of trials costs the circuit a few numbers an update.
    /// </summary>
    public static IReadOnlyList<PlotChange>? Between(PlotFigure before, PlotFigure after)
    {
        if (before with { Traces = after.Traces } != after || before.Traces.Count != after.Traces.Count)
            return null;
        var changes = new List<PlotChange>();
        for (var i = 0; i < after.Traces.Count; i++)
        {
            var (old, now) = (before.Traces[i], after.Traces[i]);
            if (old with { X = now.X, Y = now.Y, Hover = now.Hover } != now)
                return null;
            var kept = old.X.Count;
            if (Begins(now.X, old.X) && Begins(now.Y, old.Y) && Begins(now.Hover, old.Hover))
            {
                if (now.X.Count > kept)
                    changes.Add(new PlotChange(i, true, [.. now.X.Skip(kept)], [.. now.Y.Skip(kept)], now.Hover is null ? null : [.. now.Hover.Skip(kept)]));
            }
            else
            {
                changes.Add(new PlotChange(i, false, now.X, now.Y, now.Hover));
            }
        }

        return changes;
    }

    private static bool Begins<T>(IReadOnlyList<T>? whole, IReadOnlyList<T>? start) =>
        (whole, start) switch
        {
            (null, null) => true,
            (null, _) or (_, null) => false,
            _ => whole.Count >= start.Count && whole.Take(start.Count).SequenceEqual(start),
        };
}
