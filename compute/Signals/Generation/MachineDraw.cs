using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>Draws virtual machines.</summary>
internal static class MachineDraw
{
    private const double WarmCelsius = 55;

    // Limit between zones A and B of ISO 20816 for medium machines, mm/s RMS.
    private const double ZoneLimit = 2.3;

    public static VirtualMachine Draw(ulong seed, int number)
    {
        var random = new CounterRandom(seed);
        var rated = random.NextDouble(22, 60);
        var critical = Critical(random, rated);
        var (bearing, load) = Bearing(random, rated);
        var mains = random.NextInt(2) == 0 ? 50 : 60;
        var floor = 0.012 * Spread(random);
        return new VirtualMachine(
            $"machine-{number}",
            rated,
            critical,
            Damping: random.NextDouble(0.02, 0.08),
            bearing,
            load,
            Modes(random),
            FirstOrder: ZoneLimit * Math.Clamp(0.5 * Spread(random), 0.2, 1),
            SecondOrder: random.NextDouble(0.1, 0.4),
            ThirdOrder: random.NextDouble(0.02, 0.15),
            VanePass: random.NextDouble(0.05, 0.5),
            Vanes: 5 + random.NextInt(5),
            Phases: [.. Enumerable.Range(0, 10).Select(_ => random.NextDouble(0, 2 * Math.PI))],
            BalanceGrade: random.NextDouble(1, 2.5),
            FloorG: floor,
            SensorG: floor * random.NextDouble(0.05, 0.15),
            Gain: random.NextDouble(0.95, 1.05),
            MainsHz: mains + random.NextDouble(-0.1, 0.1),
            MainsG: random.NextDouble(0.0005, 0.003),
            WhirlRatio: random.NextDouble(0.46, 0.49),
            WhirlFall: random.NextDouble(0.05, 0.2),
            SecondRatio: random.NextDouble(0.6, 1.6),
            SecondLag: Math.PI / 2 + random.NextDouble(-0.35, 0.35));
    }

    /// <summary>The unit load at which the journal runs at an eccentricity.</summary>
    public static double LoadFor(JournalBearing bearing, double speedHz, double celsius, double eccentricity)
        => bearing.Viscosity(celsius) * speedHz * bearing.LengthRatio * bearing.LengthRatio
            / (FilmState.Capacity(eccentricity) * bearing.ClearanceRatio * bearing.ClearanceRatio);

    /// <summary>
    /// The machine with a rotor so flexible that a run-up to a speed shows oil whip: its first critical lies where half the speed passes well before
    /// the end.
    /// </summary>
    public static VirtualMachine WithFlexibleRotor(VirtualMachine machine, double topHz, CounterRandom random)
        => machine with { CriticalHz = topHz * random.NextDouble(0.3, 0.36) };

    // Not near the running speed, and above the whirl frequency of the fastest record.
    private static double Critical(CounterRandom random, double rated)
    {
        while (true)
        {
            var critical = random.NextDouble(20, 90);
            if (critical > 0.6 * rated && Math.Abs(critical / rated - 1) > 0.2)
                return critical;
        }
    }

    // A bearing is built for its load: draws that would carry far more or less than white metal does are thrown away.
    private static (JournalBearing Bearing, double RatedLoadPa) Bearing(CounterRandom random, double rated)
    {
        double[] grades = [32, 46, 68];
        while (true)
        {
            var bearing = new JournalBearing(
                DiameterM: random.NextDouble(0.06, 0.25),
                LengthRatio: random.NextDouble(0.4, 1),
                ClearanceRatio: random.NextDouble(0.001, 0.003),
                Viscosity40: grades[random.NextInt(grades.Length)] * 1e-6 * JournalBearing.OilDensity,
                ViscositySlope: random.NextDouble(0.02, 0.04),
                RoughnessM: Math.Sqrt(2) * random.NextDouble(0.4e-6, 1.2e-6),
                CriticalEccentricity: random.NextDouble(0.4, 0.5));
            var load = LoadFor(bearing, rated, WarmCelsius, random.NextDouble(0.68, 0.85));
            if (load is > 0.3e6 and < 4e6)
                return (bearing, load);
        }
    }

    private static CasingMode[] Modes(CounterRandom random)
        => [.. Enumerable.Range(0, 3 + random.NextInt(4)).Select(_ => new CasingMode(
            Hz: 800 * Math.Pow(9_000.0 / 800, random.NextDouble()),
            Damping: random.NextDouble(0.005, 0.03),
            Gain: Spread(random)))];

    private static double Spread(CounterRandom random) => Math.Exp(0.5 * random.NextGaussian());
}
