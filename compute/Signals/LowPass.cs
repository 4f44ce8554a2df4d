namespace Cluster.Compute.Signals;

/// <summary>Zero-phase low-pass: a symmetric FIR filter whose delay is taken out, over mirrored ends.</summary>
public static class LowPass
{
    private const int MostTaps = 200_000;

    /// <summary>
    /// The signal without what lies above <paramref name="cutoffHz"/>: flat to 0.9 of it, at least 80 dB down from it on.
    /// A cutoff at or above half the rate changes nothing.
    /// </summary>
    public static float[] Apply(ReadOnlySpan<float> x, double rateHz, double cutoffHz)
    {
        if (rateHz is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentException($"expected a rate above 0 Hz, found {rateHz}", nameof(rateHz));
        if (cutoffHz is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentException($"expected a cutoff above 0 Hz, found {cutoffHz}", nameof(cutoffHz));
        if (x.IsEmpty || cutoffHz >= rateHz / 2)
            return x.ToArray();
        var half = KaiserSinc.Half(cutoffHz / rateHz);
        if (2L * half + 1 > MostTaps)
            throw new ArgumentException(
                $"expected a cutoff that {MostTaps} taps can make at {rateHz} Hz, found {cutoffHz} Hz", nameof(cutoffHz));
        var taps = KaiserSinc.Taps(cutoffHz / rateHz);
        var signal = new MirroredSignal(x);
        var filtered = new float[x.Length];
        for (var i = 0; i < filtered.Length; i++)
            filtered[i] = (float)signal.Dot(i - half, taps);
        return filtered;
    }
}
