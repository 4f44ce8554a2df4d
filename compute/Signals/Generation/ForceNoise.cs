using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>Broadband forces of a record, in units of the healthy floor: film and flow noise, contacts, collapsing bubbles.</summary>
internal static class ForceNoise
{
    public static double[] Draw(FaultForces forces, double[] angles, int vanes, double rateHz, ulong seed)
    {
        var force = new double[angles.Length];
        Film(force, forces, angles, rateHz, new CounterRandom(seed, 1), new CounterRandom(seed, 2));
        if (forces.CollapsePower > 0)
            Collapses(force, forces, angles, vanes, rateHz, new CounterRandom(seed, 3));
        return force;
    }

    private static void Film(
        double[] force, FaultForces forces, double[] angles, double rateHz, CounterRandom noise, CounterRandom contacts)
    {
        var chance = forces.ContactsPerSecond / rateHz;
        var keep = Math.Exp(-1 / (forces.ContactSeconds * rateHz));
        var contact = 0.0;
        for (var i = 0; i < force.Length; i++)
        {
            var power = forces.FloorPower;
            if (forces.PulsingPower > 0)
            {
                var cosine = Math.Cos(angles[i]);
                var pulse = forces.PulsingDepth * (cosine + cosine * cosine - 0.5);
                power += forces.PulsingPower * Math.Max(0, 1 + pulse);
                contact *= keep;
                if (contacts.NextDouble() < chance)
                    contact += contacts.NextDouble(1, 3) * Math.Sqrt(1 + forces.PulsingPower);
                power += contact * contact;
            }
            force[i] = Math.Sqrt(power) * noise.NextGaussian();
        }
    }

    // Shot noise: its spectrum is flat at the rate of the collapses times their mean square.
    private static void Collapses(
        double[] force, FaultForces forces, double[] angles, int vanes, double rateHz, CounterRandom random)
    {
        const double spread = 0.5;
        var chance = Math.Min(0.5, forces.CollapsesPerSecond / rateHz);
        var size = Math.Sqrt(forces.CollapsePower / chance) * Math.Exp(-spread * spread);
        var (byVanes, byShaft) = forces.CollapseDepth;
        for (var i = 0; i < force.Length; i++)
        {
            var modulation = 1 + byVanes * Math.Cos(vanes * angles[i]) + byShaft * Math.Cos(angles[i]);
            if (random.NextDouble() >= chance * modulation)
                continue;
            var sign = random.NextInt(2) * 2 - 1;
            force[i] += sign * size * Math.Exp(spread * random.NextGaussian());
        }
    }
}
