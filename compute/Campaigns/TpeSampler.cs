using Cluster.Compute.Statistics;

namespace Cluster.Compute.Campaigns;

/// <summary>
/// The tree-structured Parzen estimator, Bergstra et al., "Algorithms for hyper-parameter optimization", NIPS 2011, over all
/// parameters jointly: of several draws from the density of the best tenth of the completed trials, the one where that density is
/// highest against the density of the rest. Running trials count among the rest, so that lanes asking at once go different ways;
/// pruned ones do too with less weight, except as long as there are hardly any completed trials. Points of a finite space never repeat.
/// Not for use by two threads at once.
/// </summary>
public sealed class TpeSampler : ISampler
{
    private const double GoodShare = 0.1;
    private const int FewestGood = 4;
    private const int MostGood = 25;
    private const int PrunedStartup = 3;
    private const double PrunedWeight = 0.3;
    private const int Candidates = 24;

    private readonly SearchSpace space;
    private readonly ulong seed;
    private readonly int startupTrials;
    private readonly RandomSampler startup;
    private readonly LearningSet known;
    private readonly ParzenEstimator estimator;
    private readonly Unseen unseen;
    private readonly long? count;

    /// <summary>Points are drawn at random until <paramref name="startupTrials"/> trials are complete, or three times as many with pruned ones.</summary>
    public TpeSampler(SearchSpace space, ulong seed, int startupTrials = 10)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(startupTrials, 2);
        (this.space, this.seed, this.startupTrials) = (space, seed, startupTrials);
        startup = new RandomSampler(space, seed);
        known = new LearningSet(space);
        estimator = new ParzenEstimator(space);
        unseen = new Unseen(space, seed);
        count = space.Count;
    }

    /// <inheritdoc/>
    public Assignment? Ask(SearchHistory history, int number)
    {
        if (count is { } finite && history.DistinctPoints >= finite)
            return null;
        known.Update(history);
        if (known.Completed < startupTrials && known.Ranked < PrunedStartup * startupTrials)
            return startup.Ask(history, number) is { } drawn && !history.Contains(drawn) ? drawn : unseen.Point(history, number);
        var random = new CounterRandom(CounterRandom.Seed(seed, (ulong)number), 1);
        Fit();
        var candidates = new (double Score, double[] Raw)[Candidates];
        var units = new double[space.Parameters.Count];
        for (var k = 0; k < Candidates; k++)
        {
            var raw = new double[units.Length];
            estimator.Sample(random, units, raw);
            candidates[k] = (estimator.Score(units), raw);
        }

        return candidates.OrderByDescending(candidate => candidate.Score)
            .Select(candidate => new Assignment(space, candidate.Raw))
            .FirstOrDefault(point => !history.Contains(point)) ?? unseen.Point(history, number);
    }

    private void Fit()
    {
        var goodCount = Math.Clamp((int)Math.Ceiling(GoodShare * known.Completed), FewestGood, MostGood);
        goodCount = Math.Min(goodCount, Math.Max(1, known.Ranked - 1));
        var weights = new double[goodCount];
        for (var rank = 0; rank < goodCount; rank++)
            weights[rank] = Math.Log(goodCount + 1.0) - Math.Log(rank + 1.0);
        var scale = goodCount / weights.Sum();
        for (var rank = 0; rank < goodCount; rank++)
            weights[rank] *= scale;
        var others = new double[known.Points.Count];
        for (var point = 0; point < others.Length; point++)
            others[point] = known.IsPruned(point) ? Math.Log(PrunedWeight) : 0;
        estimator.Fit(known.Points, [.. known.Order.Take(goodCount)], weights, others);
    }
}
