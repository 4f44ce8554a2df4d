using System.Numerics;

namespace Cluster.Compute.Signals.Features;

/// <summary>Features of the cepstrum c(q), the inverse transform of ln P_k; the gain of the sensor is in c(0) alone.</summary>
internal static class CepstralFeatures
{
    private const double ShortestSeconds = 1e-3;
    private const double Within = 0.02;
    private const int Multiples = 3;

    /// <summary>CepstralPeakRatio and QuefrencyCentroid, both at the rotation quefrency 1/f_r.</summary>
    public static void Write(Span<double> values, PowerSpectrum power, double shaftHz)
    {
        if (!(shaftHz > 0))
            return;
        var cepstrum = Of(power.Density);
        var step = 1 / (power.Step * 2 * (power.Density.Length - 1));
        var first = (int)Math.Ceiling(ShortestSeconds / step);
        var mean = 0.0;
        for (var i = first; i < cepstrum.Length; i++)
            mean += Math.Abs(cepstrum[i]);
        mean /= cepstrum.Length - first;

        var (largest, rotation) = (double.NaN, double.NaN);
        for (var multiple = 1; multiple <= Multiples; multiple++)
        {
            var centre = multiple / shaftHz / step;
            var from = Math.Min((int)Math.Round(centre), (int)Math.Ceiling(centre * (1 - Within)));
            var to = Math.Max((int)Math.Round(centre), (int)Math.Floor(centre * (1 + Within)));
            if (from < first || to >= cepstrum.Length)
                break;
            for (var i = from; i <= to; i++)
            {
                if (!(Math.Abs(cepstrum[i]) <= largest))
                    largest = Math.Abs(cepstrum[i]);
                if (multiple == 1 && !(cepstrum[i] <= rotation))
                    rotation = cepstrum[i];
            }
        }

        values[0] = largest / mean;
        values[1] = rotation;
    }

    /// <summary>c at 0 to half the length of a segment; bins at zero count as 200 dB below the largest.</summary>
    internal static double[] Of(double[] density)
    {
        var floor = Math.Max(1e-20 * density.Max(), double.Epsilon);
        var half = density.Length - 1;
        var log = new Complex[half + 1];
        // The ends carry no doubling, and bin 0 has lost its mean: their neighbours stand in.
        for (var k = 0; k <= half; k++)
            log[k] = Math.Log(Math.Max(density[Math.Clamp(k, 1, half - 1)], floor));
        return Fft.InverseReal(log, 2 * half)[..(half + 1)];
    }
}
