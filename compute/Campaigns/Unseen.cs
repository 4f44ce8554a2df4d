using Cluster.Compute.Statistics;

namespace Cluster.Compute.Campaigns;

/// <summary>What a sampler hands out where its own choice was handed out before.</summary>
internal sealed class Unseen(SearchSpace space, ulong seed)
{
    private const int TriesAtRandom = 200;

    private readonly long? count = space.Count;

    /// <summary>A point that was not handed out: at random, and where that is hopeless the next one of a seeded order; null where none is left.</summary>
    public Assignment? Point(SearchHistory history, int number)
    {
        if (count is { } all && history.DistinctPoints >= all)
            return null;
        var random = new CounterRandom(CounterRandom.Seed(seed, (ulong)number), 2);
        var units = new double[space.Parameters.Count];
        for (var attempt = 0; attempt < TriesAtRandom; attempt++)
        {
            for (var at = 0; at < units.Length; at++)
                units[at] = random.NextDouble();
            var point = space.FromUnits(units);
            if (!history.Contains(point))
                return point;
        }

        if (count is not { } finite)
            return space.FromUnits(units);
        var order = new Permutation(random.NextUInt64(), finite);
        for (var place = 0L; place < finite; place++)
        {
            if (space.At(order.At(place)) is var point && !history.Contains(point))
                return point;
        }

        return null;
    }
}
