using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Signals.Features;

/// <summary>Features of the amplitude of one band: the band first, the analytic signal then, else lines beat with each other.</summary>
internal static class EnvelopeFeatures
{
    private const double LowestHz = 2;
    private const double HighestHz = 1_000;

    /// <summary>2 to 5 kHz; of a rate below 12 kHz the same shares of it.</summary>
    public static (double LowHz, double HighHz) Band(double rateHz)
        => rateHz >= 12_000 ? (2_000, 5_000) : (rateHz / 6, rateHz * 5 / 12);

    /// <summary>EnvelopeRMS, EnvelopeKurtosis, EnvelopePeak, ModulationFreq.</summary>
    public static void Write(Span<double> values, ReadOnlySpan<double> samples, double rateHz)
    {
        var (low, high) = Band(rateHz);
        var envelope = EnvelopeSpectrum.Of(samples, rateHz, low, high);
        values[0] = Math.Sqrt(envelope.Mean);
        (values[1], values[2]) = Shape(envelope.SquaredEnvelope);
        values[3] = Modulation(envelope);
    }

    private static (double Kurtosis, double Peak) Shape(double[] squares)
    {
        var (sum, peak) = (0.0, 0.0);
        foreach (var square in squares)
        {
            sum += Math.Sqrt(square);
            peak = Math.Max(peak, square);
        }

        var mean = sum / squares.Length;
        var (second, fourth) = (0.0, 0.0);
        foreach (var square in squares)
        {
            var off = (Math.Sqrt(square) - mean) * (Math.Sqrt(square) - mean);
            second += off;
            fourth += off * off;
        }

        return (second > 0 ? fourth * squares.Length / (second * second) - 3 : double.NaN, Math.Sqrt(peak));
    }

    private static double Modulation(EnvelopeSpectrum envelope)
    {
        var lines = envelope.Amplitudes;
        var last = Math.Min(lines.Length - 1, (int)Math.Floor(HighestHz / envelope.StepHz + 1e-9));
        var (most, at) = (0.0, -1);
        for (var k = Math.Max(1, (int)Math.Ceiling(LowestHz / envelope.StepHz - 1e-9)); k <= last; k++)
        {
            if (lines[k] > most)
                (most, at) = (lines[k], k);
        }

        return at < 0 ? double.NaN : at * envelope.StepHz;
    }
}
