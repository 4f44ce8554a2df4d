using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>
/// Simulated records of journal-bearing machines in all classes. Every record is a function of the seed and of its machine,
/// class and run alone, so that they may be made in any order, in parallel, and a larger dataset holds a smaller one.
/// </summary>
public sealed class SignalGenerator : IRecordGenerator
{
    public const string Version = "v3.1";

    private readonly GeneratorOptions options;
    private readonly SeverityMix mix;
    private readonly FaultClass[] classes;
    private readonly VirtualMachine[] machines;

    public SignalGenerator(GeneratorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        this.options = options;
        mix = options.Severity ?? new SeverityMix();
        classes = options.Chosen;
        machines = [.. Enumerable.Range(1, options.Machines).Select(number => MachineDraw.Draw(MachineSeed(number), number))];
    }

    public IReadOnlyList<VirtualMachine> Machines => machines;

    /// <summary>Number of records: of a class times the classes.</summary>
    public int Count => options.PerClass * classes.Length;

    /// <summary>Record <paramref name="index"/> from 0 to <see cref="Count"/> - 1: by machine, then class, then run.</summary>
    public GeneratedSignal Make(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var (number, fault, run, runs) = Place(index);
        return Make(number, fault, run, runs);
    }

    /// <summary>The last record of a class on the first machine.</summary>
    public GeneratedSignal Strongest(FaultClass fault) => Make(0, fault, Runs(0) - 1, Runs(0));

    // The first machines have one record more where the records do not come out even.
    private int Runs(int machine) => options.PerClass / options.Machines + (machine < options.PerClass % options.Machines ? 1 : 0);

    private (int Machine, FaultClass Fault, int Run, int Runs) Place(int index)
    {
        var (runs, longer) = Math.DivRem(options.PerClass, options.Machines);
        var inLonger = longer * (runs + 1) * classes.Length;
        var (machine, left) = index < inLonger
            ? Math.DivRem(index, (runs + 1) * classes.Length)
            : Math.DivRem(index - inLonger, runs * classes.Length);
        machine += index < inLonger ? 0 : longer;
        return (machine, classes[left / Runs(machine)], left % Runs(machine), Runs(machine));
    }

    private GeneratedSignal Make(int number, FaultClass fault, int run, int runs)
    {
        var machine = machines[number];
        var seed = CounterRandom.Seed(MachineSeed(number + 1), (ulong)fault << 32 | (uint)run + 1);
        var random = new CounterRandom(seed);

        var place = (run + random.NextDouble()) / runs;
        var level = fault == FaultClass.Healthy ? SeverityLevel.Nominal : mix.At(place);
        var point = Point(machine, fault, random);
        var (low, high) = SeverityMix.Band(level);
        double[] excess = [.. FaultLabels.Parts(fault).Select(_ => random.NextDouble(low, high))];
        return SignalSynthesis.Make(machine, fault, level, excess, point, options, run + 1, seed);
    }

    private ulong MachineSeed(int number) => CounterRandom.Seed(options.Seed, (ulong)number);

    // A journal whirls where it carries too little; all other records are of loaded ones; for whip the onset lies half way up the run.
    private static OperatingPoint Point(VirtualMachine machine, FaultClass fault, CounterRandom random)
    {
        var speed = machine.RatedHz * random.NextDouble(0.9, 1.1);
        var celsius = random.NextDouble(48, 65);
        var load = machine.RatedLoadPa * random.NextDouble(0.6, 1);
        if (fault == FaultClass.OilWhirl)
            load = MachineDraw.LoadFor(
                machine.Bearing, speed, celsius, machine.Bearing.CriticalEccentricity * random.NextDouble(0.4, 0.85));
        if (fault == FaultClass.OilWhip)
            load = MachineDraw.LoadFor(machine.Bearing, speed * random.NextDouble(0.45, 0.55), celsius, machine.Bearing.CriticalEccentricity);
        return new OperatingPoint(speed, load, celsius);
    }
}
