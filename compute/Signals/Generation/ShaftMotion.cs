using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>The shaft during a record: its angle at each sample, and its speed at the start of each block of <see cref="Block"/> samples.</summary>
internal sealed class ShaftMotion
{
    /// <summary>Samples over which the speed is taken as changing evenly.</summary>
    public const int Block = 128;

    private ShaftMotion(double rateHz, double[] angles, double[] speeds, bool isSteady)
        => (RateHz, Angles, Speeds, IsSteady) = (rateHz, angles, speeds, isSteady);

    public double RateHz { get; }

    /// <summary>In rad, from a random start.</summary>
    public double[] Angles { get; }

    /// <summary>In revolutions per second, one a block and one more for the end of the last.</summary>
    public double[] Speeds { get; }

    /// <summary>Whether the speed only wanders about the operating speed.</summary>
    public bool IsSteady { get; }

    /// <summary>Mean speed over the record in revolutions per second.</summary>
    public double MeanHz => (Angles[^1] - Angles[0]) / (2 * Math.PI) * RateHz / (Angles.Length - 1);

    /// <summary>Draws the wander (sigma 0.05 to 0.3 %, below 2 Hz) and runs the profile.</summary>
    public static ShaftMotion Draw(double speedHz, SpeedProfile profile, double rateHz, int samples, CounterRandom random)
    {
        var (angles, speeds) = (new double[samples], new double[(samples + Block - 1) / Block + 1]);
        var wander = random.NextDouble(0.0005, 0.003);
        var keep = Math.Exp(-2 * Math.PI * random.NextDouble(0.2, 1.5) * Block / rateHz);
        var angle = random.NextDouble(0, 2 * Math.PI);
        var deviation = wander * random.NextGaussian();
        for (var block = 0; block < speeds.Length; block++)
        {
            speeds[block] = speedHz * Share(profile, Math.Min(1, (double)block * Block / samples)) * (1 + deviation);
            deviation = keep * deviation + Math.Sqrt(1 - keep * keep) * wander * random.NextGaussian();
        }
        for (var i = 0; i < samples; i++)
        {
            angles[i] = angle;
            var (from, to) = (speeds[i / Block], speeds[i / Block + 1]);
            angle += 2 * Math.PI / rateHz * (from + (to - from) * (i % Block) / Block);
        }
        return new ShaftMotion(rateHz, angles, speeds, profile == SpeedProfile.Constant);
    }

    /// <summary>Speed over the operating speed when a share of the record has passed.</summary>
    public static double Share(SpeedProfile profile, double passed) => profile switch
    {
        SpeedProfile.Ramp => 0.9 + 0.2 * passed,
        SpeedProfile.RunUp => 0.3 + 0.7 * passed,
        SpeedProfile.RunUpAndDown => 0.3 + 0.7 * Math.Min(1, Math.Min(passed, 1 - passed) / 0.45),
        _ => 1,
    };

    /// <summary>Times in seconds at which the angle passes whole turns: the pulses of a tacho.</summary>
    public double[] Marks()
    {
        var marks = new List<double>();
        for (var i = 1; i < Angles.Length; i++)
        {
            var turns = Math.Floor(Angles[i] / (2 * Math.PI));
            var before = Angles[i - 1] / (2 * Math.PI);
            if (turns > before)
                marks.Add((i - 1 + (turns - before) / (Angles[i] / (2 * Math.PI) - before)) / RateHz);
        }
        return [.. marks];
    }
}
