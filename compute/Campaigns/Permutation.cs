using Cluster.Compute.Statistics;

namespace Cluster.Compute.Campaigns;

/// <summary>
/// A seeded order of 0 to size - 1 that needs no memory: a Feistel network of six rounds over the next even number of
/// bits, walked until it lands inside (Black and Rogaway, "Ciphers with arbitrary finite domains", CT-RSA 2002).
/// </summary>
internal sealed class Permutation
{
    private const int Rounds = 6;

    private readonly ulong seed;
    private readonly long size;
    private readonly int halfBits;

    public Permutation(ulong seed, long size)
    {
        (this.seed, this.size) = (seed, size);
        var bits = 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)Math.Max(size - 1, 1));
        halfBits = (bits + 1) / 2;
    }

    /// <summary>The item at a place; different for every place from 0 to size - 1.</summary>
    public long At(long place)
    {
        if (place < 0 || place >= size)
            throw new ArgumentOutOfRangeException(nameof(place), place, $"Expected 0 to {size - 1}.");
        var item = (ulong)place;
        do
            item = Encrypt(item);
        while (item >= (ulong)size);
        return (long)item;
    }

    private ulong Encrypt(ulong item)
    {
        var mask = (1UL << halfBits) - 1;
        var (left, right) = (item >> halfBits, item & mask);
        for (var round = 0UL; round < Rounds; round++)
            (left, right) = (right, left ^ (CounterRandom.Block(seed, right, round).First & mask));
        return (left << halfBits) | right;
    }
}
