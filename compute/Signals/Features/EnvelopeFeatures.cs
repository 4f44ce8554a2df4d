using System.Numerics;

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
    public static void Write(Span<double> values, ReadOnlySpan<float> samples, double rateHz)
    {
        var (low, high) = Band(rateHz);
        var squares = Squared(samples, rateHz, low, high);
        var (mean, peak) = (0.0, 0.0);
        foreach (var square in squares)
        {
            mean += square;
            peak = Math.Max(peak, square);
        }

        mean /= squares.Length;
        values[0] = Math.Sqrt(mean);
        values[1] = Kurtosis(squares);
        values[2] = Math.Sqrt(peak);
        if (mean > 0)
            values[3] = Modulation(squares, mean, rateHz / samples.Length);
    }

    /// <summary>
    /// The squared envelope at equally spaced instants over the signal's duration: the band's bins, moved down to 0 Hz, back in
    /// time with a power of two of at least twice as many points, so that its square is not aliased.
    /// </summary>
    internal static double[] Squared(ReadOnlySpan<float> samples, double rateHz, double lowHz, double highHz)
    {
        var bins = Fft.Real(samples);
        var step = rateHz / samples.Length;
        var (first, end) = ((int)Math.Ceiling(lowHz / step), Math.Min(bins.Length, (int)Math.Ceiling(highHz / step)));
        var points = new Complex[BitOperations.RoundUpToPowerOf2((uint)(2 * (end - first)))];
        bins.AsSpan(first, end - first).CopyTo(points);
        Fft.Inverse(points);
        var scale = 2.0 * points.Length / samples.Length;
        var squares = new double[points.Length];
        for (var i = 0; i < squares.Length; i++)
            squares[i] = scale * scale * (points[i].Real * points[i].Real + points[i].Imaginary * points[i].Imaginary);
        return squares;
    }

    private static double Kurtosis(double[] squares)
    {
        var mean = squares.Average(Math.Sqrt);
        var (second, fourth) = (0.0, 0.0);
        foreach (var square in squares)
        {
            var off = Math.Sqrt(square) - mean;
            second += off * off;
            fourth += off * off * off * off;
        }

        return second > 0 ? fourth * squares.Length / (second * second) - 3 : double.NaN;
    }

    private static double Modulation(double[] squares, double mean, double step)
    {
        var spectrum = new Complex[squares.Length];
        for (var i = 0; i < squares.Length; i++)
            spectrum[i] = squares[i] - mean;
        Fft.Forward(spectrum);
        var first = (int)Math.Ceiling(LowestHz / step);
        var last = Math.Min(squares.Length / 2 - 1, (int)Math.Floor(HighestHz / step));
        var (most, at) = (0.0, -1);
        for (var k = Math.Max(1, first); k <= last; k++)
        {
            var size = spectrum[k].Real * spectrum[k].Real + spectrum[k].Imaginary * spectrum[k].Imaginary;
            if (size > most)
                (most, at) = (size, k);
        }

        return at < 0 ? double.NaN : at * step;
    }
}
