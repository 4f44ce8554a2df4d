using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation.Legacy;

/// <summary>The eight layers of background in their order; the fault is added after the converter's steps, as it was.</summary>
internal static class LegacyBackground
{
    private const double Measurement = 0.03;
    private const double Brown = 0.02;
    private const double Step = 0.001;

    public static double[] Draw(LegacyConditions conditions, double rateHz, int samples, ulong seed)
    {
        var random = new CounterRandom(seed, 11);
        var (x, noise) = (new double[samples], new double[samples]);
        GaussianNoise.Fill(seed, 12, x);
        GaussianNoise.Fill(seed, 13, noise);
        for (var i = 0; i < samples; i++)
            x[i] = 0.05 * conditions.Baseline * x[i] + Measurement * noise[i];
        LegacyTone.Add(x, 0.01 * (1 + 0.5 * random.NextDouble()), 50 + 10 * random.NextDouble(), random.NextDouble(0, 2 * Math.PI), rateHz);
        AddBrown(x, noise, seed);
        LegacyTone.Add(x, 0.015, 1 / 1.5, 0, rateHz);
        for (var i = 0; i < samples; i++)
            x[i] = Math.Round(x[i] / Step) * Step + 0.001 * i / samples;
        if (random.NextDouble() < 0.1)
            LegacyTone.Add(x, 0.005, rateHz / 2 - random.NextDouble(100, 300), 0, rateHz);
        AddImpulses(x, rateHz, random);
        return x;
    }

    /// <summary>Power density of the steady layers at a frequency.</summary>
    public static double DensityAt(LegacyConditions conditions, double hz, double rateHz, int samples)
    {
        var white = Math.Pow(0.05 * conditions.Baseline, 2) + Measurement * Measurement + Step * Step / 12;
        // A sum of n white numbers has a variance of about n/6 about its mean over the record.
        var brown = Brown * Brown * 6 / samples / Math.Pow(2 * Math.PI * hz / rateHz, 2);
        return 2 / rateHz * (white + brown);
    }

    private static void AddBrown(double[] x, double[] noise, ulong seed)
    {
        GaussianNoise.Fill(seed, 14, noise);
        var (sum, mean, square) = (0.0, 0.0, 0.0);
        for (var i = 0; i < noise.Length; i++)
        {
            sum += noise[i];
            noise[i] = sum;
            mean += sum / noise.Length;
            square += sum * sum / noise.Length;
        }
        var scale = Brown / Math.Sqrt(square - mean * mean);
        for (var i = 0; i < x.Length; i++)
            x[i] += scale * noise[i];
    }

    private static void AddImpulses(double[] x, double rateHz, CounterRandom random)
    {
        var count = (int)(2 * x.Length / rateHz);
        for (var impulse = 0; impulse < count; impulse++)
        {
            var (start, size) = (random.NextInt(x.Length), 0.02 + 0.03 * random.NextDouble());
            for (var k = 0; k < 5 && start + k < x.Length; k++)
                x[start + k] += size * Math.Exp(-0.3 * k) * random.NextGaussian();
        }
    }
}
