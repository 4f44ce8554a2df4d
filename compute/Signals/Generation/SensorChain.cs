using System.Numerics;
using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>What a casing accelerometer and its converter add: noise, mains hum, a high-pass, and last of all steps.</summary>
internal static class SensorChain
{
    /// <summary>Full scale of the converter in g.</summary>
    public const double FullScaleG = 16;

    /// <summary>A step of 16 bits in g.</summary>
    public const double StepG = 2 * FullScaleG / 65_536;

    private static readonly double[] PinkCornersHz = [1, 6, 36, 216, 1_296];

    /// <param name="x">Acceleration of the casing in g; left changed.</param>
    /// <param name="machine">Whose sensor it is.</param>
    /// <param name="rateHz">Sampling rate.</param>
    /// <param name="seed">Of this direction of this record.</param>
    public static float[] Sample(double[] x, VirtualMachine machine, double rateHz, ulong seed)
    {
        var random = new CounterRandom(seed, 7);
        AddNoise(x, machine, rateHz, seed);
        AddMains(x, machine, rateHz, random);
        var keep = Math.Exp(-2 * Math.PI * random.NextDouble(0.5, 2) / rateHz);
        var samples = new float[x.Length];
        var low = x[0];
        for (var i = 0; i < samples.Length; i++)
        {
            low += (1 - keep) * (x[i] - low);
            var steps = Math.Round(Math.Clamp(machine.Gain * (x[i] - low), -FullScaleG, FullScaleG - StepG) / StepG);
            samples[i] = (float)(steps * StepG);
        }
        return samples;
    }

    /// <summary>Power density in g^2/Hz of what the sensor and the mains add at a frequency, in a band so wide.</summary>
    public static double NoiseAt(VirtualMachine machine, double hz, double widthHz, double rateHz, ulong seed)
    {
        var back = Complex.FromPolarCoordinates(1, -2 * Math.PI * hz / rateHz);
        Complex sum = 1;
        foreach (var corner in PinkCornersHz)
        {
            var keep = Math.Exp(-2 * Math.PI * corner / rateHz);
            sum += 0.5 * Math.Sqrt(1 - keep * keep) / (1 - keep * back);
        }
        var size = machine.SensorG * sum.Magnitude;
        var density = 2 / rateHz * (size * size + StepG * StepG / 12 / (machine.Gain * machine.Gain));
        var shares = MainsShares(new CounterRandom(seed, 7));
        for (var harmonic = 0; harmonic < shares.Length; harmonic++)
        {
            if (Math.Abs(hz - (harmonic + 1) * machine.MainsHz) < widthHz / 2)
                density += machine.MainsG * shares[harmonic] * machine.MainsG * shares[harmonic] / 2 / widthHz;
        }
        return density;
    }

    // White noise, and with corners spaced evenly in octaves what sums up to nearly 1/f.
    private static void AddNoise(double[] x, VirtualMachine machine, double rateHz, ulong seed)
    {
        Span<double> keep = stackalloc double[PinkCornersHz.Length];
        Span<double> drive = stackalloc double[PinkCornersHz.Length];
        Span<double> state = stackalloc double[PinkCornersHz.Length];
        state.Clear();
        for (var pole = 0; pole < keep.Length; pole++)
        {
            keep[pole] = Math.Exp(-2 * Math.PI * PinkCornersHz[pole] / rateHz);
            drive[pole] = 0.5 * Math.Sqrt(1 - keep[pole] * keep[pole]);
        }
        var noise = new double[x.Length];
        GaussianNoise.Fill(seed, 8, noise);
        for (var i = 0; i < x.Length; i++)
        {
            var sum = noise[i];
            for (var pole = 0; pole < state.Length; pole++)
            {
                state[pole] = keep[pole] * state[pole] + drive[pole] * noise[i];
                sum += state[pole];
            }
            x[i] += machine.SensorG * sum;
        }
    }

    private static double[] MainsShares(CounterRandom random) => [1, random.NextDouble(0.2, 1), random.NextDouble(0.1, 0.5)];

    // Each harmonic is a number that turns by the same angle from sample to sample.
    private static void AddMains(double[] x, VirtualMachine machine, double rateHz, CounterRandom random)
    {
        var shares = MainsShares(random);
        for (var harmonic = 0; harmonic < shares.Length; harmonic++)
        {
            var (im, re) = Math.SinCos(random.NextDouble(0, 2 * Math.PI));
            (im, re) = (machine.MainsG * shares[harmonic] * im, machine.MainsG * shares[harmonic] * re);
            var (turnIm, turnRe) = Math.SinCos(2 * Math.PI * (harmonic + 1) * machine.MainsHz / rateHz);
            for (var i = 0; i < x.Length; i++)
            {
                x[i] += re;
                (re, im) = (re * turnRe - im * turnIm, re * turnIm + im * turnRe);
            }
        }
    }
}
