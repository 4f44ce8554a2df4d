namespace Cluster.Compute.Comparisons;

/// <summary>
/// Why a model may have taken a signal for another class, said with the signal's own features: which lie well inside the predicted
/// class and outside the true one, and which speak for the true class all the same.
/// </summary>
public static class MisclassificationInsight
{
    /// <summary>A class holds a value that is at most so many standard deviations off.</summary>
    public const double Inside = 2;

    /// <summary>A class does not hold a value that is at least so many off.</summary>
    public const double Outside = 3;

    /// <summary>Fewer signals make no population.</summary>
    public const int FewestSignals = 5;

    private const int Named = 2;

    /// <summary>One sentence about a signal, its values in the order of the names.</summary>
    public static string Of(
        string signal, IReadOnlyList<string> names, IReadOnlyList<double> values, ClassPopulation predicted, ClassPopulation actual)
    {
        if (names.Count != values.Count || names.Count != predicted.Medians.Length || names.Count != actual.Medians.Length)
            throw new ArgumentException(
                $"expected as many names, values and medians, found {names.Count}, {values.Count}, {predicted.Medians.Length} and {actual.Medians.Length}");
        var start = $"{signal} is {actual.Label} but was taken for {predicted.Label}";
        foreach (var population in (ClassPopulation[])[predicted, actual])
        {
            if (population.Signals < FewestSignals)
                return $"{start}: with {population.Signals} signals of {population.Label} its features can't be placed.";
        }

        var shared = Standing(names, values, predicted, actual);
        var own = Standing(names, values, actual, predicted);
        return (shared, own) switch
        {
            ("", "") => $"{start}: none of its features stands out, each lies within both classes or outside both.",
            (_, "") => $"{start}: it shares {shared}; none of its features is typical of {actual.Label} alone.",
            ("", _) => $"{start}, though it has {own}; none of its features is typical of {predicted.Label} alone.",
            _ => $"{start}: it shares {shared}, but has {own}.",
        };
    }

    /// <summary>The features inside one class and outside the other, those furthest outside first; empty if there are none.</summary>
    private static string Standing(IReadOnlyList<string> names, IReadOnlyList<double> values, ClassPopulation of, ClassPopulation against)
    {
        var found = Enumerable.Range(0, names.Count)
            .Select(j => (Feature: j, In: of.Score(j, values[j]), Out: against.Score(j, values[j])))
            .Where(score => Math.Abs(score.In) <= Inside && Math.Abs(score.Out) >= Outside)
            .OrderByDescending(score => Math.Abs(score.Out))
            .ToArray();
        if (found.Length == 0)
            return "";
        var named = found.Take(Named).Select(score =>
            $"{names[score.Feature]} {values[score.Feature]:0.###} ({score.In:+0.0;-0.0;0.0} sigma of {of.Label}, {score.Out:+0.0;-0.0;0.0} of {against.Label})");
        var rest = found.Length > Named ? $" and {found.Length - Named} more" : "";
        return $"{string.Join(" and ", named)}{rest}, typical of {of.Label}";
    }
}
