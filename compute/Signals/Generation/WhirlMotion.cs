using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>Oil whirl: a limit cycle of slowly wandering size and phase beside the shaft's turning, not locked to it.</summary>
internal static class WhirlMotion
{
    private const int Step = 64;

    /// <summary>Adds the whirl line, its double, and its sum and difference with 1X.</summary>
    public static void Add(double[] x, FaultForces forces, double[] angles, double rateHz, CounterRandom random)
    {
        var growth = random.NextDouble(2, 8);
        var stir = random.NextDouble(0.1, 0.3);
        var sides = random.NextDouble(0.05, 0.2);
        var step = Step / rateHz;
        var size = random.NextDouble(0.7, 1.1);
        var phase = random.NextDouble(0, 2 * Math.PI);
        var slip = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            if (i % Step == 0)
            {
                // a' = sigma a (1 - a^2), stirred by turbulence; the phase wanders with it.
                size += growth * size * (1 - size * size) * step + stir * Math.Sqrt(growth * step) * random.NextGaussian();
                size = Math.Clamp(size, 0.02, 2);
                slip += Math.Sqrt(step) * random.NextGaussian();
            }
            var whirl = forces.WhirlOrder * angles[i] + phase + slip;
            x[i] += forces.WhirlG * size * (Math.Cos(whirl)
                + sides * (Math.Cos(2 * whirl) + Math.Cos(angles[i] - whirl) + Math.Cos(angles[i] + whirl)));
        }
    }
}
