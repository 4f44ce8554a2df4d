using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation.Legacy;

/// <summary>Severity over a record times its transient: with probability 0.3 the severity grows by 0.3, with 0.25 there is a transient.</summary>
internal sealed record LegacyEnvelope(double[] Values, double MeanSeverity)
{
    public static LegacyEnvelope Draw(double severity, int samples, CounterRandom random)
    {
        var last = random.NextDouble() < 0.3 ? Math.Min(1, severity + 0.3) : severity;
        var kind = random.NextDouble() < 0.25 ? random.NextInt(3) : -1;
        var values = new double[samples];
        for (var i = 0; i < samples; i++)
        {
            var passed = (double)i / samples;
            var transient = kind switch
            {
                0 => passed is >= 0.2 and < 0.6 ? 0.85 + 0.3 * (passed - 0.2) / 0.4 : 1,
                1 => passed < 0.4 ? 0.7 : 1,
                2 => 0.9 + 0.2 * (1 - Math.Exp(-passed / 0.3)),
                _ => 1,
            };
            values[i] = (severity + (last - severity) * passed) * transient;
        }
        return new LegacyEnvelope(values, (severity + last) / 2);
    }
}
