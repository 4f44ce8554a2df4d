using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Cluster.Compute.Signals;

/// <summary>A signal that goes on at its ends as its mirror image, so that filters have no step to ring at.</summary>
internal readonly ref struct MirroredSignal(ReadOnlySpan<float> samples)
{
    private readonly ReadOnlySpan<float> samples = samples;

    /// <summary>Sum of taps times the samples from <paramref name="first"/> on.</summary>
    public double Dot(int first, ReadOnlySpan<double> taps)
    {
        if (first >= 0 && first + taps.Length <= samples.Length)
            return Dot(samples.Slice(first, taps.Length), taps);
        var sum = 0.0;
        for (var i = 0; i < taps.Length; i++)
            sum += taps[i] * samples[Inside(first + i)];
        return sum;
    }

    // Always eight sums side by side, whatever the machine offers: the order of additions, and so every bit, stays the same.
    private static double Dot(ReadOnlySpan<float> x, ReadOnlySpan<double> taps)
    {
        var (a, b, c, d) = (Vector128<double>.Zero, Vector128<double>.Zero, Vector128<double>.Zero, Vector128<double>.Zero);
        var fours = MemoryMarshal.Cast<float, Vector128<float>>(x);
        var pairs = MemoryMarshal.Cast<double, Vector128<double>>(taps);
        var i = 0;
        for (; i + 1 < fours.Length; i += 2)
        {
            var (low, high) = Vector128.Widen(fours[i]);
            var (nextLow, nextHigh) = Vector128.Widen(fours[i + 1]);
            a += low * pairs[2 * i];
            b += high * pairs[2 * i + 1];
            c += nextLow * pairs[2 * i + 2];
            d += nextHigh * pairs[2 * i + 3];
        }
        var sum = Vector128.Sum(a + b + (c + d));
        for (var rest = 4 * i; rest < x.Length; rest++)
            sum += x[rest] * taps[rest];
        return sum;
    }

    private int Inside(int index)
    {
        if (samples.Length == 1)
            return 0;
        var period = 2 * (samples.Length - 1);
        var at = (index % period + period) % period;
        return at < samples.Length ? at : period - at;
    }
}
