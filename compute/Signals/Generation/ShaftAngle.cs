using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>Turns a speed with a slow random walk into the shaft's angle at each sample.</summary>
internal static class ShaftAngle
{
    private const int Step = 128;

    /// <summary>Angles in rad from a random start; the speed keeps within about 1 % of its mean.</summary>
    public static double[] Draw(double speedHz, double rateHz, int samples, CounterRandom random)
    {
        var angles = new double[samples];
        var wander = random.NextDouble(0.0005, 0.003);
        var keep = Math.Exp(-2 * Math.PI * random.NextDouble(0.2, 1.5) * Step / rateHz);
        var angle = random.NextDouble(0, 2 * Math.PI);
        var turn = 2 * Math.PI * speedHz / rateHz;
        var (deviation, next) = (0.0, wander * random.NextGaussian());
        for (var i = 0; i < samples; i++)
        {
            if (i % Step == 0)
                (deviation, next) = (next, keep * next + Math.Sqrt(1 - keep * keep) * wander * random.NextGaussian());
            angles[i] = angle;
            angle += turn * (1 + deviation + (next - deviation) * (i % Step) / Step);
        }
        return angles;
    }

    /// <summary>Times at which the angle passes whole turns.</summary>
    public static double[] Marks(double[] angles, double rateHz)
    {
        var marks = new List<double>();
        for (var i = 1; i < angles.Length; i++)
        {
            var turns = Math.Floor(angles[i] / (2 * Math.PI));
            var before = angles[i - 1] / (2 * Math.PI);
            if (turns > before)
                marks.Add((i - 1 + (turns - before) / (angles[i] / (2 * Math.PI) - before)) / rateHz);
        }
        return [.. marks];
    }
}
