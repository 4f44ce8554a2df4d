using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Splits;

/// <summary>A number drawn for a name: the same on every machine, whatever else is drawn.</summary>
internal static class StableDraw
{
    /// <summary>Uniform in [0, 1), from the generator whose seed is the FNV-1a hash of the name.</summary>
    public static double Uniform(ulong seed, string name, int part = 0)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in name)
            hash = (hash ^ c) * 1099511628211UL;
        return new CounterRandom(CounterRandom.Seed(seed, hash), (ulong)part).NextDouble();
    }
}
