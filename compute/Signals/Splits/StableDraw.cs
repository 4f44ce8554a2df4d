namespace Cluster.Compute.Signals.Splits;

/// <summary>A number drawn for a name: the same on every machine, whatever else is drawn.</summary>
internal static class StableDraw
{
    /// <summary>Uniform in [0, 1) from FNV-1a over the name, mixed by the finaliser of SplitMix64.</summary>
    public static double Uniform(ulong seed, string name, int part = 0)
    {
        var hash = 14695981039346656037UL;
        foreach (var c in name)
            hash = (hash ^ c) * 1099511628211UL;
        return (Mix(hash + Mix(seed + Mix((ulong)part))) >> 11) * (1.0 / (1UL << 53));
    }

    private static ulong Mix(ulong x)
    {
        x += 0x9e3779b97f4a7c15;
        x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9;
        x = (x ^ (x >> 27)) * 0x94d049bb133111eb;
        return x ^ (x >> 31);
    }
}
