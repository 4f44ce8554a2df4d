using Cluster.Compute.Tests.Signals;

namespace Cluster.Compute.Tests.Comparisons;

/// <summary>Signals to compare.</summary>
internal static class ComparedSignals
{
    /// <summary>Noise of a bandwidth that leaves neighbours alike, so that a shift has one best place.</summary>
    public static float[] Waveform(int samples, ulong seed)
    {
        var noise = new SmallRandom(seed).Noise(samples + 8);
        return [.. Enumerable.Range(0, samples).Select(i => noise.AsSpan(i, 8).ToArray().Average())];
    }

    /// <summary>The signal with everything later by a number of samples; what comes in is noise.</summary>
    public static float[] Later(float[] x, int samples)
    {
        var noise = new SmallRandom(77).Noise(Math.Abs(samples));
        return samples >= 0 ? [.. noise, .. x[..^samples]] : [.. x[-samples..], .. noise];
    }
}
