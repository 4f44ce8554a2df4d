namespace Cluster.Compute.Statistics;

/// <summary>
/// A counter-based generator: word k of stream s of a seed is a pure function of (seed, s, k), the same on every machine.
/// Philox 4x32 with 10 rounds, Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", SC 2011.
/// </summary>
public sealed class CounterRandom
{
    private const int Rounds = 10;
    private const uint FirstMultiplier = 0xD2511F53;
    private const uint SecondMultiplier = 0xCD9E8D57;
    private const uint FirstWeyl = 0x9E3779B9;
    private const uint SecondWeyl = 0xBB67AE85;

    private readonly ulong seed;
    private readonly ulong stream;
    private ulong position;
    private ulong second;

    /// <summary>Starts at word 0 of the given stream of a seed.</summary>
    public CounterRandom(ulong seed, ulong stream = 0)
    {
        this.seed = seed;
        this.stream = stream;
    }

    /// <summary>How many 64-bit words were drawn; set it to go on from a stored position.</summary>
    public ulong Position
    {
        get => position;
        set
        {
            position = value;
            second = Block(seed, value >> 1, stream).Second;
        }
    }

    /// <summary>The seed of child <paramref name="number"/>: what a trial gets from its campaign.</summary>
    public static ulong Seed(ulong seed, ulong number) => Block(seed, number, 0x5EED5EED5EED5EED).First;

    /// <summary>64 uniform bits.</summary>
    public ulong NextUInt64()
    {
        var drawn = position++;
        if ((drawn & 1) == 1)
            return second;
        (var first, second) = Block(seed, drawn >> 1, stream);
        return first;
    }

    /// <summary>A uniform number in [0, 1) with 53 random bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A uniform number in [<paramref name="low"/>, <paramref name="high"/>).</summary>
    public double NextDouble(double low, double high) => low + (high - low) * NextDouble();

    /// <summary>
    /// A uniform integer in [0, <paramref name="exclusiveMax"/>) without bias.
    /// Lemire, "Fast random integer generation in an interval", ACM TOMACS 29 (2019), algorithm 5.
    /// </summary>
    public int NextInt(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMax);
        var range = (ulong)exclusiveMax;
        var high = Math.BigMul(NextUInt64(), range, out var low);
        if (low < range)
        {
            var threshold = (0UL - range) % range;
            while (low < threshold)
                high = Math.BigMul(NextUInt64(), range, out low);
        }

        return (int)high;
    }

    /// <summary>A standard normal number from one word, by the inverse of the distribution function.</summary>
    public double NextGaussian() => Normal.Quantile(((NextUInt64() >> 11) + 0.5) * (1.0 / (1UL << 53)));

    /// <summary>Puts the items in a uniformly drawn order (Fisher and Yates).</summary>
    public void Shuffle<T>(Span<T> items)
    {
        for (var last = items.Length - 1; last > 0; last--)
        {
            var other = NextInt(last + 1);
            (items[last], items[other]) = (items[other], items[last]);
        }
    }

    /// <summary>One Philox block: 128 bits of counter (block, stream) under a 64-bit key, as two words.</summary>
    internal static (ulong First, ulong Second) Block(ulong key, ulong block, ulong stream)
    {
        var (c0, c1, c2, c3) = ((uint)block, (uint)(block >> 32), (uint)stream, (uint)(stream >> 32));
        var (k0, k1) = ((uint)key, (uint)(key >> 32));
        for (var round = 0; round < Rounds; round++)
        {
            var product0 = (ulong)FirstMultiplier * c0;
            var product1 = (ulong)SecondMultiplier * c2;
            (c0, c1, c2, c3) = ((uint)(product1 >> 32) ^ c1 ^ k0, (uint)product1, (uint)(product0 >> 32) ^ c3 ^ k1, (uint)product0);
            k0 += FirstWeyl;
            k1 += SecondWeyl;
        }

        return (c0 | ((ulong)c1 << 32), c2 | ((ulong)c3 << 32));
    }
}
