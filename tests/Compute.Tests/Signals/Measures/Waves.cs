namespace Cluster.Compute.Tests.Signals.Measures;

/// <summary>Signals whose measures are known.</summary>
internal static class Waves
{
    public static double[] Of(int count, double rateHz, Func<double, double> value) => [.. Enumerable.Range(0, count).Select(i => value(i / rateHz))];

    public static double[] Tone(int count, double rateHz, double hz, double amplitude = 1, double phase = 0.3)
        => Of(count, rateHz, t => amplitude * Math.Sin(2 * Math.PI * hz * t + phase));

    public static double[] Noise(int count, ulong seed = 5)
    {
        var random = new SmallRandom(seed);
        return [.. Enumerable.Range(0, count).Select(_ => random.Gauss())];
    }

    public static double[] Plus(this double[] x, double[] y) => [.. x.Zip(y, (a, b) => a + b)];

    /// <summary>Decaying bursts of a resonance, one every <paramref name="period"/> seconds.</summary>
    public static double[] Impacts(int count, double rateHz, double period, double resonanceHz, double decay = 800)
        => Of(count, rateHz, t => Math.Exp(-decay * (t % period)) * Math.Sin(2 * Math.PI * resonanceHz * (t % period)));
}
