using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Signals.Features;

/// <summary>Features of the squared bicoherence, which lies in [0, 1] whatever the signal's scale.</summary>
internal static class BicoherenceFeatures
{
    private const double DecimatedHz = 2_048;
    private const int LongestSegment = 512;
    private const int ShortestSegment = 64;

    /// <summary>BispectrumPeak, BispectrumMean, BispectrumEntropy, PhaseCoupling, NonlinearityIndex, BispectrumPeakRatio.</summary>
    public static void Write(Span<double> values, ReadOnlySpan<float> samples, double rateHz, double shaftHz)
    {
        var factor = Math.Max(1, (int)Math.Min(int.MaxValue, Math.Floor(rateHz / DecimatedHz)));
        var segment = LongestSegment;
        while (samples.Length < (long)factor * segment * (Bicoherence.FewestAverages + 1) / 2)
            segment /= 2;
        if (segment < ShortestSegment)
            return;
        var bicoherence = Bicoherence.Of(samples, rateHz, segment, DecimatedHz);
        var (total, logs, peak, above, count) = (0.0, 0.0, 0.0, 0, 0);
        for (var first = 1; first < bicoherence.Bins; first++)
        {
            for (var second = first; first + second < bicoherence.Bins; second++)
            {
                var value = bicoherence.Squared[first * bicoherence.Bins + second];
                count++;
                total += value;
                logs += value > 0 ? value * Math.Log(value) : 0;
                peak = Math.Max(peak, value);
                above += value > bicoherence.Level95 ? 1 : 0;
            }
        }

        values[0] = peak;
        values[1] = total / count;
        values[4] = (double)above / count;
        values[5] = peak * count / total;
        if (total > 0)
            values[2] = (Math.Log(total) - logs / total) / Math.Log(count);
        if (2 * bicoherence.StepHz <= shaftHz)
            values[3] = (bicoherence.At(shaftHz / 2, shaftHz / 2) + bicoherence.At(shaftHz, shaftHz) + bicoherence.At(shaftHz, 2 * shaftHz)) / 3 ?? double.NaN;
    }
}
