using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>Broadband forces of a record, in units of the healthy floor: film and flow noise, contacts, collapsing bubbles.</summary>
internal static class ForceNoise
{
    /// <summary>Corner below which faults add no noise.</summary>
    public const double LowestHz = 1_000;

    /// <param name="forces">How strong they are.</param>
    /// <param name="shaft">What modulates them.</param>
    /// <param name="vanes">Number of vanes.</param>
    /// <param name="seed">Of this direction of this record.</param>
    /// <param name="windows">Told what power was drawn.</param>
    public static double[] Draw(FaultForces forces, ShaftMotion shaft, int vanes, ulong seed, RecordWindows windows)
    {
        var force = new double[shaft.Angles.Length];
        GaussianNoise.Fill(seed, 1, force);
        if (forces.IsQuiet)
            return force;
        // What a fault adds is noise of its own above 1 kHz: what the healthy machine makes stays what it was.
        var added = new double[force.Length];
        GaussianNoise.Fill(seed, 9, added);
        Film(added, forces, shaft, new CounterRandom(seed, 2), windows);
        if (forces.CollapsePower > 0)
            Collapses(added, forces, shaft, vanes, new CounterRandom(seed, 3), windows);
        new HighPass(LowestHz, shaft.RateHz).Apply(added);
        for (var i = 0; i < force.Length; i++)
            force[i] += added[i];
        return force;
    }

    private static void Film(double[] added, FaultForces forces, ShaftMotion shaft, CounterRandom contacts, RecordWindows windows)
    {
        var keep = Math.Exp(-1 / (forces.ContactSeconds * shaft.RateHz));
        var chance = forces.ContactsPerSecond / shaft.RateHz;
        var contact = 0.0;
        var next = Gap(contacts, chance);
        for (var window = 0; window < windows.Count; window++)
        {
            var sum = 0.0;
            for (var i = windows.Start(window); i < windows.End(window); i++)
            {
                contact *= keep;
                if (i == next)
                {
                    contact += contacts.NextDouble(1, 3) * Math.Sqrt(1 + forces.PulsingPower);
                    next = i + 1 + Gap(contacts, chance);
                }
                var power = forces.FloorPower - 1 + contact * contact;
                if (forces.PulsingPower > 0)
                {
                    var cosine = Math.Cos(shaft.Angles[i]);
                    power += forces.PulsingPower * Math.Max(0, 1 + forces.PulsingDepth * (cosine + cosine * cosine - 0.5));
                }
                sum += power;
                added[i] *= Math.Sqrt(power);
            }
            windows.AddedEnergy[window] += sum;
        }
    }

    // Shot noise: its spectrum is flat at the rate of the collapses times their mean square. Drawn at the highest rate and thinned to the present one.
    private static void Collapses(
        double[] added, FaultForces forces, ShaftMotion shaft, int vanes, CounterRandom random, RecordWindows windows)
    {
        const double spread = 0.5;
        var (byVanes, byShaft) = forces.CollapseDepth;
        var most = 1 + byVanes + byShaft;
        var chance = Math.Min(0.9 / most, forces.CollapsesPerSecond / shaft.RateHz);
        var size = Math.Sqrt(forces.CollapsePower / chance) * Math.Exp(-spread * spread);
        for (var i = Gap(random, chance * most); i < added.Length; i += 1 + Gap(random, chance * most))
        {
            var angle = shaft.Angles[i];
            if (random.NextDouble() * most >= 1 + byVanes * Math.Cos(vanes * angle) + byShaft * Math.Cos(angle))
                continue;
            var impulse = (random.NextInt(2) * 2 - 1) * size * Math.Exp(spread * random.NextGaussian());
            added[i] += impulse;
            windows.AddedEnergy[windows.At(i)] += impulse * impulse;
        }
    }

    // Samples without an event before the next one, each with the given chance of one.
    private static int Gap(CounterRandom random, double chance)
        => chance <= 0 ? int.MaxValue / 2 : (int)Math.Min(int.MaxValue / 4, Math.Log(1 - random.NextDouble()) / Math.Log(1 - chance));
}
