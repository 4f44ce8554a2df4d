namespace Cluster.Compute.Tests.Signals;

/// <summary>A few seeded numbers for test signals.</summary>
internal sealed class SmallRandom(ulong seed)
{
    private ulong state = seed * 2862933555777941757 + 3037000493;

    public double Uniform()
    {
        state = state * 6364136223846793005 + 1442695040888963407;
        var x = state ^ (state >> 33);
        x *= 0xff51afd7ed558ccd;
        return ((x ^ (x >> 33)) >> 11) * (1.0 / (1UL << 53));
    }

    public int Next(int limit) => (int)(Uniform() * limit);

    public double Gauss() => Math.Sqrt(-2 * Math.Log(1 - Uniform())) * Math.Cos(2 * Math.PI * Uniform());

    public float[] Noise(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)Gauss())];
}
