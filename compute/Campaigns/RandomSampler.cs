using Cluster.Compute.Statistics;

namespace Cluster.Compute.Campaigns;

/// <summary>
/// Independent draws; point k is a function of seed and k alone. A finite space is drawn without replacement: a small one
/// by exponential keys (Efraimidis and Spirakis, "Weighted random sampling with a reservoir", IPL 97, 2006), a large one by
/// leaving out from the endless sequence of draws what came before.
/// </summary>
public sealed class RandomSampler(SearchSpace space, ulong seed) : ISampler
{
    /// <summary>Spaces up to this size are put in order as a whole.</summary>
    private const int SmallSpace = 1 << 14;

    private readonly long? count = space.Count;
    private readonly Lock gate = new();
    private readonly List<Assignment> drawn = [];
    private readonly HashSet<Assignment> seen = [];
    private ulong draws;
    private long[]? order;

    /// <inheritdoc/>
    public Assignment? Ask(SearchHistory history, int number)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(number);
        if (count is null)
            return Draw((ulong)number);
        if (number >= count)
            return null;
        lock (gate)
            return count <= SmallSpace ? space.At((order ??= Order((int)count))[number]) : Distinct(number);
    }

    /// <summary>Draw k of the endless sequence, repeats included.</summary>
    internal Assignment Draw(ulong draw)
    {
        var random = new CounterRandom(seed, draw);
        var units = new double[space.Parameters.Count];
        for (var at = 0; at < units.Length; at++)
            units[at] = random.NextDouble();
        return space.FromUnits(units);
    }

    private Assignment Distinct(int number)
    {
        while (drawn.Count <= number)
        {
            var point = Draw(draws++);
            if (seen.Add(point))
                drawn.Add(point);
        }

        return drawn[number];
    }

    private long[] Order(int size)
    {
        var keys = new double[size];
        var points = new long[size];
        for (var index = 0; index < size; index++)
        {
            points[index] = index;
            var uniform = 1 - new CounterRandom(seed, (ulong)index).NextDouble();
            keys[index] = -Math.Log(uniform) / space.Probability(space.At(index));
        }

        Array.Sort(keys, points);
        return points;
    }
}
