using System.Collections.Concurrent;
using System.Numerics;

namespace Cluster.Compute.Signals;

/// <summary>Discrete Fourier transforms of any length: radix 2, and Bluestein's chirp for the rest. Plans are kept by length.</summary>
public static class Fft
{
    private const int KeptPlans = 32;
    private static readonly ConcurrentDictionary<int, Radix2> Powers = new();
    private static readonly ConcurrentDictionary<int, Bluestein> Chirps = new();

    /// <summary>In place, X[k] = sum x[n] exp(-2 pi i k n / N), without a factor.</summary>
    public static void Forward(Span<Complex> x)
    {
        if (x.Length <= 1)
            return;
        if (BitOperations.IsPow2(x.Length))
            Plan(Powers, x.Length, length => new Radix2(length)).Transform(x);
        else
            Plan(Chirps, x.Length, length => new Bluestein(length)).Transform(x);
    }

    /// <summary>In place, the inverse of <see cref="Forward"/>, with the factor 1/N.</summary>
    public static void Inverse(Span<Complex> x)
    {
        Conjugate(x, 1);
        Forward(x);
        Conjugate(x, 1.0 / Math.Max(1, x.Length));
    }

    /// <summary>The bins 0 to N/2 of a real signal; bin k lies at k times the rate over N.</summary>
    public static Complex[] Real(ReadOnlySpan<float> x)
    {
        var spectrum = new Complex[x.Length];
        for (var i = 0; i < x.Length; i++)
            spectrum[i] = x[i];
        Forward(spectrum);
        return x.IsEmpty ? spectrum : spectrum[..(x.Length / 2 + 1)];
    }

    private static void Conjugate(Span<Complex> x, double factor)
    {
        foreach (ref var value in x)
            value = new Complex(value.Real * factor, -value.Imaginary * factor);
    }

    private static T Plan<T>(ConcurrentDictionary<int, T> plans, int length, Func<int, T> make)
    {
        // Lengths come from recordings: a store that only grows would keep one plan for each of them.
        if (plans.Count >= KeptPlans && !plans.ContainsKey(length))
            plans.Clear();
        return plans.GetOrAdd(length, make);
    }
}
