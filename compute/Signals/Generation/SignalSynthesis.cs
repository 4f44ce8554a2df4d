using System.Numerics;
using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>Composes one record: lines and whirl, broadband forces through the casing, then the sensor.</summary>
internal static class SignalSynthesis
{
    /// <param name="excessDb">One a single fault of the class, in their order.</param>
    public static GeneratedSignal Make(
        VirtualMachine machine,
        FaultClass fault,
        SeverityLevel level,
        IReadOnlyList<double> excessDb,
        OperatingPoint point,
        GeneratorOptions options,
        int run,
        ulong seed)
    {
        var samples = (int)Math.Round(options.RateHz * options.Seconds);
        var angles = ShaftAngle.Draw(point.SpeedHz, options.RateHz, samples, new CounterRandom(seed, 4));
        var random = new CounterRandom(seed, 5);
        var forces = new FaultForces();
        HealthyLines.Set(forces, machine, point.SpeedHz, random);
        var models = new FaultModels(machine, point, random, forces);
        FaultParameter[] parameters = [.. FaultLabels.Parts(fault).Zip(excessDb, models.Add)];

        var x = ForceNoise.Draw(forces, angles, machine.Vanes, options.RateHz, seed);
        new CasingFilter(machine.Modes, options.RateHz).Apply(x);
        for (var i = 0; i < x.Length; i++)
            x[i] *= machine.FloorG;
        AddLines(x, forces.HalfOrders, angles);
        if (forces.WhirlG > 0)
            WhirlMotion.Add(x, forces, angles, options.RateHz, new CounterRandom(seed, 6));

        return new GeneratedSignal(
            SensorChain.Sample(x, machine, options.RateHz, new CounterRandom(seed, 7)),
            options.RateHz,
            "g",
            fault,
            FaultLabels.Of(fault),
            level,
            parameters,
            machine.Name,
            SpeedRpm: 60 * (angles[^1] - angles[0]) / (2 * Math.PI) * options.RateHz / (samples - 1),
            LoadPercent: 100 * point.UnitLoadPa / machine.RatedLoadPa,
            point,
            FilmState.Of(machine.Bearing, point, Growth(parameters)),
            run,
            seed,
            SignalGenerator.Version,
            ShaftAngle.Marks(angles, options.RateHz));
    }

    private static double Growth(FaultParameter[] parameters)
        => Array.Find(parameters, one => one.Fault == FaultClass.Wear) is { } wear
            ? FaultModels.ClearanceGrowth(wear.ExcessDb)
            : 1;

    // All orders are powers of one complex number, summed by Horner's rule.
    private static void AddLines(double[] x, Complex[] halfOrders, double[] angles)
    {
        for (var i = 0; i < x.Length; i++)
        {
            var (turnIm, turnRe) = Math.SinCos(angles[i] / 2);
            var (re, im) = (0.0, 0.0);
            for (var half = halfOrders.Length - 1; half >= 0; half--)
            {
                (re, im) = (re * turnRe - im * turnIm + halfOrders[half].Real, re * turnIm + im * turnRe + halfOrders[half].Imaginary);
            }
            x[i] += re;
        }
    }
}
