using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Signals.Features;

/// <summary>Features of the cepstrum of the Welch spectrum; the gain of the sensor is in c(0) alone.</summary>
internal static class CepstralFeatures
{
    private const double ShortestSeconds = 1e-3;
    private const int Multiples = 3;

    /// <summary>CepstralPeakRatio and QuefrencyCentroid, both at the rotation quefrency 1/f_r.</summary>
    public static void Write(Span<double> values, PowerSpectrum power, double shaftHz)
    {
        if (!(1 / shaftHz >= ShortestSeconds))
            return;
        var cepstrum = Cepstrum.Of(power.Welch);
        if (cepstrum.Peak(1 / shaftHz) is not { } rotation)
            return;
        var first = (int)Math.Ceiling(ShortestSeconds / cepstrum.StepSeconds - 1e-9);
        var mean = 0.0;
        foreach (var value in cepstrum.Values.AsSpan(first))
            mean += Math.Abs(value);
        mean /= cepstrum.Values.Length - first;
        var largest = rotation.Value;
        for (var multiple = 2; multiple <= Multiples && cepstrum.Peak(multiple / shaftHz) is { } peak; multiple++)
            largest = Math.Max(largest, peak.Value);
        values[0] = largest / mean;
        values[1] = rotation.Value;
    }
}
