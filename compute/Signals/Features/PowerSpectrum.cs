using System.Numerics;
using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Signals.Features;

/// <summary>Welch's power spectral density P_k of a signal, at k times <see cref="Step"/> Hz, and the features of it.</summary>
internal sealed class PowerSpectrum
{
    /// <summary>Below it lie drift and what the sensor's own high-pass leaves.</summary>
    private const double LowestHz = 2;

    private static readonly (double From, double To)[] Bands = [(LowestHz, 500), (500, 2_000), (2_000, 5_000), (5_000, 10_000)];

    private readonly double rateHz;

    private PowerSpectrum(WelchSpectrum welch, double rateHz)
    {
        Welch = welch;
        this.rateHz = rateHz;
    }

    private int First => Math.Max(1, (int)Math.Ceiling(LowestHz / Step - 1e-9));

    /// <summary>The spectrum with what belongs to it.</summary>
    public WelchSpectrum Welch { get; }

    /// <summary>P_k in unit^2/Hz.</summary>
    public double[] Density => Welch.Psd;

    /// <summary>Distance of the bins in Hz.</summary>
    public double Step => Welch.StepHz;

    /// <summary>
    /// Samples of a Hann window: the power of two that makes the resolution 1 to 2 Hz, or the largest one that fits a shorter signal.
    /// </summary>
    private static int Segment(int samples, double rateHz)
    {
        var wanted = BitOperations.RoundUpToPowerOf2((ulong)Math.Clamp(Math.Ceiling(rateHz / 2), 2, 1 << 24));
        return (int)Math.Min(wanted, 1UL << BitOperations.Log2((uint)samples));
    }

    public static PowerSpectrum Of(ReadOnlySpan<double> samples, double rateHz)
        => new(WelchSpectrum.Of(samples, rateHz, Segment(samples.Length, rateHz)), rateHz);

    /// <summary>DominantFreq to TotalSpectralPower, SpectralStd: what needs no speed.</summary>
    public void WriteShape(Span<double> values)
    {
        var first = First;
        var bins = Density.AsSpan(first);
        var (total, moment, squares, most, at) = (0.0, 0.0, 0.0, double.NegativeInfinity, 0);
        for (var i = 0; i < bins.Length; i++)
        {
            total += bins[i];
            moment += bins[i] * (first + i) * Step;
            squares += bins[i] * bins[i];
            if (bins[i] > most)
                (most, at) = (bins[i], i);
        }

        for (var band = 0; band < Bands.Length; band++)
            values[3 + band] = Band(Bands[band].From, Bands[band].To);
        values[7] = total * Step;
        var mean = total / bins.Length;
        values[8] = Math.Sqrt(Math.Max(0, squares / bins.Length - mean * mean));
        if (!(total > 0))
            return;
        values[0] = (first + at) * Step;
        values[1] = moment / total;
        values[2] = Entropy(bins, total);
    }

    /// <summary>Harmonic2X1X, Harmonic3X1X, SpectralPeakiness.</summary>
    public void WriteHarmonics(Span<double> values, double shaftHz)
    {
        var one = Amplitude(shaftHz);
        if (one > 0)
        {
            values[0] = Amplitude(2 * shaftHz) / one;
            values[1] = Amplitude(3 * shaftHz) / one;
        }

        var bins = Density.AsSpan(First);
        var (total, most) = (0.0, 0.0);
        foreach (var value in bins)
        {
            total += value;
            most = Math.Max(most, value);
        }

        values[2] = most / (total / bins.Length);
    }

    /// <summary>
    /// Amplitude (peak) of the line near a frequency, its noise floor taken off: 0 where nothing stands out, NaN where it is unknown
    /// or too near half the rate. The line is the largest bin within 2 % with two bins on each side (Hann's main lobe); the
    /// floor is the median of the 16 bins beyond three on each side.
    /// </summary>
    public double Amplitude(double hz)
    {
        const double within = 0.02;
        var last = Density.Length - 1;
        if (!(hz > 0) || hz * (1 + within) >= rateHz / 2)
            return double.NaN;
        var nearest = (int)Math.Round(hz / Step);
        var from = Math.Max(1, Math.Min(nearest, (int)Math.Ceiling(hz * (1 - within) / Step)));
        var to = Math.Min(last, Math.Max(nearest, (int)Math.Floor(hz * (1 + within) / Step)));
        if (from > to)
            return double.NaN;
        var peak = from;
        for (var k = from; k <= to; k++)
        {
            if (Density[k] > Density[peak])
                peak = k;
        }

        var floor = Floor(peak);
        var power = 0.0;
        for (var k = Math.Max(1, peak - 2); k <= Math.Min(last, peak + 2); k++)
            power += (Density[k] - floor) * Step;
        return power > 0 ? Math.Sqrt(2 * power) : 0;
    }

    private double Floor(int peak)
    {
        const int near = 3;
        const int far = 19;
        Span<double> around = stackalloc double[2 * (far - near)];
        var count = 0;
        for (var off = near + 1; off <= far; off++)
        {
            if (peak - off >= 1)
                around[count++] = Density[peak - off];
            if (peak + off < Density.Length)
                around[count++] = Density[peak + off];
        }

        around = around[..count];
        around.Sort();
        return count == 0 ? 0 : (around[(count - 1) / 2] + around[count / 2]) / 2;
    }

    private double Band(double fromHz, double toHz)
        => fromHz >= rateHz / 2 ? double.NaN : Math.Sqrt(Welch.Power(Math.Max(fromHz, Step), toHz));

    /// <summary>Entropy of the shares, divided by that of equal shares.</summary>
    internal static double Entropy(ReadOnlySpan<double> values, double total)
    {
        var sum = 0.0;
        foreach (var value in values)
        {
            if (value > 0)
                sum -= value / total * Math.Log(value / total);
        }

        return sum / Math.Log(values.Length);
    }
}
