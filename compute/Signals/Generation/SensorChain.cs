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

    public static float[] Sample(double[] x, VirtualMachine machine, double rateHz, CounterRandom random)
    {
        AddNoise(x, machine, rateHz, random);
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

    // White noise, and with corners spaced evenly in octaves what sums up to nearly 1/f.
    private static void AddNoise(double[] x, VirtualMachine machine, double rateHz, CounterRandom random)
    {
        double[] keep = [.. PinkCornersHz.Select(corner => Math.Exp(-2 * Math.PI * corner / rateHz))];
        double[] drive = [.. keep.Select(k => 0.5 * Math.Sqrt(1 - k * k))];
        var state = new double[keep.Length];
        for (var i = 0; i < x.Length; i++)
        {
            var white = random.NextGaussian();
            var sum = white;
            for (var pole = 0; pole < state.Length; pole++)
            {
                state[pole] = keep[pole] * state[pole] + drive[pole] * white;
                sum += state[pole];
            }
            x[i] += machine.SensorG * sum;
        }
    }

    private static void AddMains(double[] x, VirtualMachine machine, double rateHz, CounterRandom random)
    {
        double[] shares = [1, random.NextDouble(0.2, 1), random.NextDouble(0.1, 0.5)];
        double[] phases = [.. shares.Select(_ => random.NextDouble(0, 2 * Math.PI))];
        for (var i = 0; i < x.Length; i++)
        {
            var angle = 2 * Math.PI * machine.MainsHz * i / rateHz;
            for (var harmonic = 0; harmonic < shares.Length; harmonic++)
                x[i] += machine.MainsG * shares[harmonic] * Math.Cos((harmonic + 1) * angle + phases[harmonic]);
        }
    }
}
