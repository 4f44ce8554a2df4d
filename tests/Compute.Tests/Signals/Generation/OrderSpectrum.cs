using System.Numerics;
using Cluster.Compute.Signals;
using Cluster.Compute.Signals.Generation;

namespace Cluster.Compute.Tests.Signals.Generation;

/// <summary>Reads lines at orders of the shaft, which turns as the tacho says, and power in bands.</summary>
internal static class OrderSpectrum
{
    /// <summary>Amplitude of the line that keeps in step with the shaft at an order.</summary>
    public static double Line(GeneratedSignal signal, double order) => Phasor(signal, signal.Samples, order).Magnitude;

    /// <summary>The line with its phase against the shaft's mark, in a part of the record.</summary>
    public static Complex Phasor(GeneratedSignal signal, float[] samples, double order, double fromShare = 0, double toShare = 1)
    {
        var (angles, first) = Angles(signal);
        var (from, to) = ((int)(fromShare * angles.Length), (int)(toShare * angles.Length));
        var sum = Complex.Zero;
        var weights = 0.0;
        for (var i = from; i < to; i++)
        {
            var weight = 0.5 - 0.5 * Math.Cos(2 * Math.PI * (i - from + 0.5) / (to - from));
            sum += weight * samples[first + i] * Complex.FromPolarCoordinates(1, -order * angles[i]);
            weights += weight;
        }
        return 2 * sum / weights;
    }

    /// <summary>Amplitude at a fixed frequency.</summary>
    public static double Tone(float[] samples, double rateHz, double hz)
    {
        var sum = Complex.Zero;
        for (var i = 0; i < samples.Length; i++)
            sum += (0.5 - 0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / samples.Length)) * samples[i] * Complex.FromPolarCoordinates(1, -2 * Math.PI * hz * i / rateHz);
        return 4 * sum.Magnitude / samples.Length;
    }

    /// <summary>Root mean square between two frequencies in as many of the samples as are a power of two.</summary>
    public static double Band(ReadOnlySpan<float> samples, double rateHz, double fromHz, double toHz)
    {
        samples = samples[..(1 << BitOperations.Log2((uint)samples.Length))];
        var bins = Fft.Real(samples);
        var power = 0.0;
        for (var k = 1; k < bins.Length; k++)
        {
            var hz = k * rateHz / samples.Length;
            if (hz >= fromHz && hz < toHz)
                power += bins[k].Real * bins[k].Real + bins[k].Imaginary * bins[k].Imaginary;
        }
        return Math.Sqrt(2 * power) / samples.Length;
    }

    public static double Band(GeneratedSignal signal, double fromHz, double toHz)
        => Band(signal.Samples, signal.RateHz, fromHz, toHz);

    public static double OrderBand(GeneratedSignal signal, double from, double to)
        => Band(signal, from * signal.SpeedRpm / 60, to * signal.SpeedRpm / 60);

    private static (double[] Angles, int First) Angles(GeneratedSignal signal)
    {
        var marks = signal.TachoSeconds;
        var first = (int)Math.Ceiling(marks[0] * signal.RateHz);
        var last = (int)Math.Floor(marks[^1] * signal.RateHz);
        var angles = new double[last - first];
        var mark = 0;
        for (var i = 0; i < angles.Length; i++)
        {
            var t = (first + i) / signal.RateHz;
            while (mark + 2 < marks.Length && marks[mark + 1] <= t)
                mark++;
            angles[i] = 2 * Math.PI * (mark + (t - marks[mark]) / (marks[mark + 1] - marks[mark]));
        }
        return (angles, first);
    }
}
