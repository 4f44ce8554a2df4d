using System.Collections.Concurrent;

namespace Cluster.Compute.Signals.Transforms;

/// <summary>Keeps what is costly to prepare for one key; it is emptied when <paramref name="limit"/> entries are reached.</summary>
internal sealed class PlanCache<TKey, TPlan>(int limit, Func<TKey, TPlan> make)
    where TKey : notnull
{
    private readonly ConcurrentDictionary<TKey, TPlan> plans = new();

    public TPlan Get(TKey key)
    {
        if (plans.TryGetValue(key, out var plan))
            return plan;
        // Lengths come from recordings: a store that only grows would keep one plan for each of them.
        if (plans.Count >= limit)
            plans.Clear();
        return plans.GetOrAdd(key, make);
    }
}
