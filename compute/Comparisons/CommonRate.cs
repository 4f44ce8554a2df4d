using Cluster.Compute.Signals;

namespace Cluster.Compute.Comparisons;

/// <summary>Two signals at one rate, and in words what was done to them for it; <see cref="Statement"/> is null where nothing was.</summary>
public sealed record CommonRate(float[] A, float[] B, double RateHz, string? Statement)
{
    /// <summary>
    /// Brings the faster signal down to the rate of the slower one. What lies above 0.9 of half that rate can't be compared then, and
    /// the statement says so.
    /// </summary>
    public static CommonRate Of(ReadOnlySpan<float> a, double rateA, ReadOnlySpan<float> b, double rateB)
    {
        if (rateA == rateB)
            return new(a.ToArray(), b.ToArray(), rateA, null);
        var rate = Math.Min(rateA, rateB);
        var (name, from) = rateA > rateB ? ("A", rateA) : ("B", rateB);
        return new(
            Resampler.Resample(a, rateA, rate), Resampler.Resample(b, rateB, rate), rate,
            $"{name} was resampled from {from:0.###} Hz to {rate:0.###} Hz; nothing above {0.45 * rate:0.###} Hz is compared.");
    }
}
