using Cluster.Compute.Statistics;

namespace Cluster.Compute.Campaigns;

/// <summary>
/// Covariance matrix adaptation (<see cref="EvolutionState"/>) over the numeric parameters that every point has, in their unit coordinates;
/// choices and conditional parameters are drawn at random. The distribution is a fold of the completed trials in commit order, a
/// generation at a time, whichever distribution they were drawn from, so that a point needs no more than the history, and no lane
/// waits for a generation. Pruned and failed trials teach nothing. Points of a finite space never repeat. Not for use by two threads at once.
/// </summary>
public sealed class CmaEsSampler : ISampler
{
    private const int Resamples = 100;

    private readonly SearchSpace space;
    private readonly ulong seed;
    private readonly Unseen unseen;
    private readonly int[] moved;
    private readonly List<(double Loss, int Number, double[] Point)> generation = [];
    private SearchHistory? source;
    private EvolutionState? state;
    private int seen;

    /// <summary>Refuses a space without a numeric parameter that every point has.</summary>
    public CmaEsSampler(SearchSpace space, ulong seed)
    {
        (this.space, this.seed) = (space, seed);
        unseen = new Unseen(space, seed);
        moved = [.. Enumerable.Range(0, space.Parameters.Count).Where(at => space.Parameters[at] is NumericParameter { Condition: null })];
        if (moved.Length == 0)
            throw new ArgumentException("Expected a numeric parameter without a condition, found none.", nameof(space));
    }

    /// <inheritdoc/>
    public Assignment? Ask(SearchHistory history, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        var random = new CounterRandom(CounterRandom.Seed(seed, (ulong)number), 3);
        Update(history);
        var units = new double[space.Parameters.Count];
        for (var at = 0; at < units.Length; at++)
            units[at] = random.NextDouble();
        var drawn = Draw(random);
        for (var k = 0; k < moved.Length; k++)
            units[moved[k]] = drawn[k];
        var point = space.FromUnits(units);
        return history.Contains(point) ? unseen.Point(history, number) : point;
    }

    private double[] Draw(CounterRandom random)
    {
        var point = Array.Empty<double>();
        for (var attempt = 0; attempt < Resamples; attempt++)
        {
            point = state!.Point([.. moved.Select(_ => random.NextGaussian())]);
            if (Array.TrueForAll(point, unit => unit is >= 0 and < 1))
                return point;
        }

        return [.. point.Select(unit => Math.Clamp(unit, 0, Math.BitDecrement(1)))];
    }

    private void Update(SearchHistory history)
    {
        if (!ReferenceEquals(source, history))
        {
            (source, seen) = (history, 0);
            state = new EvolutionState([.. moved.Select(_ => 0.5)]);
            generation.Clear();
        }

        for (; seen < history.Finished.Count; seen++)
        {
            var trial = history.Finished[seen];
            if (trial.Outcome != Outcome.Completed || trial.Value is not { } value)
                continue;
            var loss = double.IsNaN(value) ? double.PositiveInfinity : history.Direction == Direction.Minimise ? value : -value;
            generation.Add((loss, trial.Number, [.. moved.Select(at => ((NumericParameter)space.Parameters[at]).ToUnit(trial.Assignment.Raw[at]))]));
            if (generation.Count < state!.Population)
                continue;
            state.Learn([.. generation.OrderBy(one => one.Loss).ThenBy(one => one.Number).Select(one => one.Point)]);
            generation.Clear();
        }
    }
}
