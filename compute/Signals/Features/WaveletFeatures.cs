namespace Cluster.Compute.Signals.Features;

/// <summary>Features of the discrete wavelet transform: Daubechies' wavelet with four vanishing moments, five levels.</summary>
internal static class WaveletFeatures
{
    private const int Levels = 5;

    private static readonly double[] Low =
    [
        -0.010597401785069032, 0.0328830116668852, 0.030841381835560764, -0.18703481171909309, -0.027983769416859854, 0.6308807679298589,
        0.7148465705529157, 0.2303778133088965,
    ];

    /// <summary>WaveletEnergyRatio, WaveletKurtosis, WaveletEnergy_D1, _D3, _D5.</summary>
    public static void Write(Span<double> values, ReadOnlySpan<float> samples)
    {
        var approximation = new double[samples.Length];
        for (var i = 0; i < samples.Length; i++)
            approximation[i] = samples[i];
        Span<double> energy = stackalloc double[Levels];
        var (kurtosis, details) = (0.0, 0.0);
        for (var level = 0; level < Levels; level++)
        {
            (approximation, var detail) = Step(approximation);
            energy[level] = Energy(detail);
            details += energy[level];
            kurtosis += Kurtosis(detail) / Levels;
        }

        var total = details + Energy(approximation);
        values[0] = details / total;
        values[1] = kurtosis;
        values[2] = energy[0] / total;
        values[3] = energy[2] / total;
        values[4] = energy[4] / total;
    }

    private static (double[] Approximation, double[] Detail) Step(double[] x)
    {
        var taps = Low.Length;
        var padded = new double[x.Length + 2 * (taps - 1)];
        for (var i = 0; i < padded.Length; i++)
        {
            var at = i - (taps - 1);
            at = at < 0 ? -1 - at : at;
            padded[i] = x[at < x.Length ? at : 2 * x.Length - 1 - at];
        }

        var approximation = new double[(x.Length + taps - 1) / 2];
        var detail = new double[approximation.Length];
        for (var i = 0; i < approximation.Length; i++)
        {
            var (low, high) = (0.0, 0.0);
            var first = 2 * i + 1;
            for (var k = 0; k < taps; k++)
            {
                low += Low[taps - 1 - k] * padded[first + k];
                high += ((k & 1) == 0 ? Low[k] : -Low[k]) * padded[first + k];
            }

            approximation[i] = low;
            detail[i] = high;
        }

        return (approximation, detail);
    }

    private static double Energy(double[] values)
    {
        var sum = 0.0;
        foreach (var value in values)
            sum += value * value;
        return sum;
    }

    private static double Kurtosis(double[] values)
    {
        var mean = values.Average();
        var (second, fourth) = (0.0, 0.0);
        foreach (var value in values)
        {
            var square = (value - mean) * (value - mean);
            second += square;
            fourth += square * square;
        }

        return second > 0 ? fourth * values.Length / (second * second) - 3 : double.NaN;
    }
}
