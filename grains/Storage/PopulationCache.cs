using Cluster.Contracts.Signals;

namespace Cluster.Grains.Storage;

/// <summary>The populations that were asked for last, as far as they fit: at most 16 of them and 200,000 signals together (60 MB).</summary>
internal sealed class PopulationCache
{
    private const int MostPopulations = 16;
    private const int MostSignals = 200_000;

    private readonly Lock _gate = new();
    private readonly LinkedList<(string Key, PopulationColumns Population)> _kept = new();

    /// <summary>The population of a query, if it is kept.</summary>
    public PopulationColumns? Find(PopulationQuery query)
    {
        var key = StateJson.Write(query);
        lock (_gate)
        {
            for (var node = _kept.First; node is not null; node = node.Next)
            {
                if (node.Value.Key != key)
                    continue;
                _kept.Remove(node);
                _kept.AddFirst(node);
                return node.Value.Population;
            }
        }

        return null;
    }

    /// <summary>Keeps one, and lets go of those that were not asked for the longest.</summary>
    public void Keep(PopulationQuery query, PopulationColumns population)
    {
        lock (_gate)
        {
            _kept.AddFirst((StateJson.Write(query), population));
            while (_kept.Count > 1 && (_kept.Count > MostPopulations || _kept.Sum(k => k.Population.View.Signals) > MostSignals))
                _kept.RemoveLast();
        }
    }
}
