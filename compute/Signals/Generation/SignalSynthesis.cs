using System.Numerics;
using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>Composes one record: lines and whirl, broadband forces through the casing, then the sensor.</summary>
internal static class SignalSynthesis
{
    /// <param name="machine">The machine.</param>
    /// <param name="fault">Its class.</param>
    /// <param name="level">Its level.</param>
    /// <param name="excessDb">One a single fault of the class, in their order.</param>
    /// <param name="point">How it runs.</param>
    /// <param name="options">Rate, length, channels, speed profile.</param>
    /// <param name="run">Number of the record.</param>
    /// <param name="seed">Of the record.</param>
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
        var profile = options.Speed;
        if (fault == FaultClass.OilWhip)
        {
            profile = profile == SpeedProfile.RunUpAndDown ? profile : SpeedProfile.RunUp;
            machine = MachineDraw.WithFlexibleRotor(machine, point.SpeedHz, new CounterRandom(seed, 9));
        }
        var shaft = ShaftMotion.Draw(point.SpeedHz, profile, options.RateHz, samples, new CounterRandom(seed, 4));
        var (forces, owners) = (new FaultForces(), new FaultOwners());
        var (healthy, parameters) = Forces(forces, owners, machine, fault, excessDb, point, seed);

        var casing = new CasingFilter(machine.Modes, options.RateHz);
        var windows = new RecordWindows(samples, options.RateHz);
        var x = Casing(forces, shaft, machine, casing, seed, windows);
        var y = options.Channels < 2
            ? null
            : Casing(forces, shaft, machine, casing, CounterRandom.Seed(seed, 2), new RecordWindows(samples, options.RateHz));
        OrderLines.Add(x, y, forces, machine, shaft, point.SpeedHz);
        if (forces.Whirl is { SizeG: > 0 } whirl)
            new WhirlMotion(whirl, shaft, machine, point, new CounterRandom(seed, 6)).AddTo(x, y, windows);
        var truth = new WindowTruths(machine, casing, shaft, point.SpeedHz, windows, seed);

        return new GeneratedSignal(
            SensorChain.Sample(x, machine, options.RateHz, seed),
            options.RateHz,
            "g",
            fault,
            FaultLabels.Of(fault),
            level,
            parameters,
            machine.Name,
            SpeedRpm: 60 * shaft.MeanHz,
            LoadPercent: 100 * point.UnitLoadPa / machine.RatedLoadPa,
            point,
            FilmState.Of(machine.Bearing, point, Growth(parameters)),
            run,
            seed,
            SignalGenerator.Version,
            shaft.Marks(),
            profile,
            truth.Of(healthy, forces, owners, fault))
        {
            Second = y is null ? null : SensorChain.Sample(y, machine, options.RateHz, CounterRandom.Seed(seed, 2)),
        };
    }

    // What acts on the casing, told by whom; and the lines of the machine without it.
    private static (Complex[] Healthy, FaultParameter[] Parameters) Forces(
        FaultForces forces, FaultOwners owners, VirtualMachine machine, FaultClass fault, IReadOnlyList<double> excessDb, OperatingPoint point, ulong seed)
    {
        var random = new CounterRandom(seed, 5);
        HealthyLines.Set(forces, machine, point.SpeedHz, random);
        Complex[] healthy = [.. forces.HalfOrders];
        var models = new FaultModels(machine, point, random, forces);
        return (healthy, [.. FaultLabels.Parts(fault).Zip(excessDb, Add)]);

        FaultParameter Add(FaultClass part, double excess)
        {
            Complex[] before = [.. forces.HalfOrders];
            var parameter = models.Add(part, excess);
            owners.Note(part, before, forces.HalfOrders);
            return parameter;
        }
    }

    private static double[] Casing(
        FaultForces forces, ShaftMotion shaft, VirtualMachine machine, CasingFilter casing, ulong seed, RecordWindows windows)
    {
        var x = ForceNoise.Draw(forces, shaft, machine.Vanes, seed, windows);
        casing.Apply(x);
        for (var i = 0; i < x.Length; i++)
            x[i] *= machine.FloorG;
        return x;
    }

    private static double Growth(FaultParameter[] parameters)
        => Array.Find(parameters, one => one.Fault == FaultClass.Wear) is { } wear
            ? FaultModels.ClearanceGrowth(wear.ExcessDb)
            : 1;
}
