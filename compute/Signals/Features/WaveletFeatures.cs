using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Signals.Features;

/// <summary>Features of the discrete wavelet transform: Daubechies' wavelet with four vanishing moments, five levels.</summary>
internal static class WaveletFeatures
{
    private const int Levels = 5;

    /// <summary>WaveletEnergyRatio, WaveletKurtosis, WaveletEnergy_D1, _D3, _D5.</summary>
    public static void Write(Span<double> values, ReadOnlySpan<double> samples)
    {
        var transform = WaveletTransform.Of(samples, Levels);
        Span<double> energy = stackalloc double[Levels];
        var (kurtosis, details) = (0.0, 0.0);
        for (var level = 0; level < Levels; level++)
        {
            var moments = Moments.Of(transform.Details[level]);
            energy[level] = moments.MeanSquare * transform.Details[level].Length;
            details += energy[level];
            kurtosis += moments.Kurtosis / Levels;
        }

        var total = details + Moments.Of(transform.Approximation).MeanSquare * transform.Approximation.Length;
        values[0] = details / total;
        values[1] = kurtosis;
        values[2] = energy[0] / total;
        values[3] = energy[2] / total;
        values[4] = energy[4] / total;
    }
}
