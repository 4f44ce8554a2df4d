using System.Buffers.Binary;
using System.Numerics;
using Cluster.Compute.Statistics;

namespace Cluster.Compute.Campaigns;

/// <summary>
/// Sobol's low-discrepancy sequence in base 2 with Owen's scrambling: of any 2^m points from a multiple of 2^m on, one lies in each of the
/// 2^m equal intervals of every coordinate. Direction numbers follow Bratley and Fox, "Algorithm 659", ACM TOMS 14, 1988,
/// section 2, over primitive polynomials in order of degree, with initial numbers drawn once for all seeds; points are taken in Gray-code order
/// (Antonov and Saleev 1979); the scrambling is the hashed nested permutation of Laine and Karras, "Stratified sampling for stochastic
/// transparency", CGF 30, 2011, section 3.1, in the order of bits of Burley, "Practical hash-based Owen scrambling", JCGT 9(4), 2020, section 3.
/// </summary>
public sealed class SobolSequence
{
    private const int Bits = 32;
    private const ulong InitialNumbers = 20;

    private readonly uint[][] directions;
    private readonly uint[] scrambles;

    /// <summary>Of <paramref name="dimensions"/> (at least 1) coordinates, scrambled by a seed.</summary>
    public SobolSequence(int dimensions, ulong seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(dimensions, 1);
        var polynomials = Primitive().Take(dimensions - 1).ToArray();
        directions = [.. Enumerable.Range(0, dimensions).Select(at => at == 0 ? First() : Directions(polynomials[at - 1], at))];
        scrambles = [.. Enumerable.Range(0, dimensions).Select(at => (uint)CounterRandom.Seed(seed, (ulong)at))];
    }

    /// <summary>Point <paramref name="index"/> (0 to 2^32 - 1): one number in [0, 1) a dimension.</summary>
    public double[] At(uint index)
    {
        var gray = index ^ (index >> 1);
        var point = new double[directions.Length];
        for (var at = 0; at < point.Length; at++)
        {
            var value = 0u;
            for (var rest = gray; rest != 0; rest &= rest - 1)
                value ^= directions[at][BitOperations.TrailingZeroCount(rest)];
            point[at] = Scramble(value, scrambles[at]) * (1.0 / (1UL << Bits));
        }

        return point;
    }

    private static uint[] First() => [.. Enumerable.Range(0, Bits).Select(bit => 1u << (Bits - 1 - bit))];

    /// <summary>v_k from the recurrence of the polynomial (eq. 2 of Bratley and Fox); the first ones odd and below 2^k.</summary>
    private static uint[] Directions(uint polynomial, int dimension)
    {
        var degree = BitOperations.Log2(polynomial);
        var random = new CounterRandom(InitialNumbers, (ulong)dimension);
        var v = new uint[Bits];
        for (var k = 0; k < Bits; k++)
        {
            if (k < degree)
            {
                var odd = ((uint)random.NextInt(1 << k) << 1) | 1;
                v[k] = odd << (Bits - 1 - k);
                continue;
            }

            v[k] = v[k - degree] ^ (v[k - degree] >> degree);
            for (var term = 1; term < degree; term++)
            {
                if (((polynomial >> (degree - term)) & 1) == 1)
                    v[k] ^= v[k - term];
            }
        }

        return v;
    }

    /// <summary>Primitive polynomials over GF(2) by rising value, x + 1 first: those modulo which x has order 2^degree - 1.</summary>
    private static IEnumerable<uint> Primitive()
    {
        for (var candidate = 3u; ; candidate += 2)
        {
            if (IsPrimitive(candidate))
                yield return candidate;
        }
    }

    private static bool IsPrimitive(uint polynomial)
    {
        var degree = BitOperations.Log2(polynomial);
        var order = (1u << degree) - 1;
        var power = 1u;
        for (var exponent = 1u; exponent <= order; exponent++)
        {
            power <<= 1;
            if ((power >> degree) == 1)
                power ^= polynomial;
            if (power == 1)
                return exponent == order;
        }

        return false;
    }

    private static uint Scramble(uint value, uint seed)
    {
        var bits = Reverse(value) + seed;
        bits ^= bits * 0x6c50b47cu;
        bits ^= bits * 0xb82f1e52u;
        bits ^= bits * 0xc7afe638u;
        bits ^= bits * 0x8d22f6e6u;
        return Reverse(bits);
    }

    private static uint Reverse(uint value)
    {
        value = BinaryPrimitives.ReverseEndianness(value);
        value = ((value & 0x0f0f0f0f) << 4) | ((value >> 4) & 0x0f0f0f0f);
        value = ((value & 0x33333333) << 2) | ((value >> 2) & 0x33333333);
        return ((value & 0x55555555) << 1) | ((value >> 1) & 0x55555555);
    }
}
