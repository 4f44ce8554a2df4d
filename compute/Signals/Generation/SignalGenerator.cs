using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>
/// Simulated records of journal-bearing machines in all classes. Every record is a function of the seed and of its machine,
/// class and run alone, so that they may be made in any order, in parallel, and a larger dataset holds a smaller one.
/// </summary>
public sealed class SignalGenerator
{
    public const string Version = "v3.0";

    private readonly GeneratorOptions options;
    private readonly SeverityMix mix;
    private readonly VirtualMachine[] machines;

    public SignalGenerator(GeneratorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        this.options = options;
        mix = options.Severity ?? new SeverityMix();
        machines = [.. Enumerable.Range(1, options.Machines).Select(number => MachineDraw.Draw(MachineSeed(number), number))];
    }

    public IReadOnlyList<VirtualMachine> Machines => machines;

    /// <summary>Number of records: machines times classes times records.</summary>
    public int Count => options.Machines * FaultLabels.All.Count * options.Records;

    /// <summary>Record <paramref name="index"/> from 0 to <see cref="Count"/> - 1: by machine, then class, then run.</summary>
    public GeneratedSignal Make(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        var (perMachine, run) = (FaultLabels.All.Count * options.Records, index % options.Records);
        var machine = machines[index / perMachine];
        var fault = (FaultClass)(index % perMachine / options.Records);
        var seed = CounterRandom.Seed(MachineSeed(index / perMachine + 1), (ulong)fault << 32 | (uint)run + 1);
        var random = new CounterRandom(seed);

        var place = (run + random.NextDouble()) / options.Records;
        var level = fault == FaultClass.Healthy ? SeverityLevel.Nominal : mix.At(place);
        var point = Point(machine, fault, random);
        var (low, high) = SeverityMix.Band(level);
        double[] excess = [.. FaultLabels.Parts(fault).Select(_ => random.NextDouble(low, high))];
        return SignalSynthesis.Make(machine, fault, level, excess, point, options, run + 1, seed);
    }

    private ulong MachineSeed(int number) => CounterRandom.Seed(options.Seed, (ulong)number);

    // A journal whirls where it carries too little; all other records are of loaded ones.
    private static OperatingPoint Point(VirtualMachine machine, FaultClass fault, CounterRandom random)
    {
        var speed = machine.RatedHz * random.NextDouble(0.9, 1.1);
        var celsius = random.NextDouble(48, 65);
        var load = machine.RatedLoadPa * random.NextDouble(0.6, 1);
        if (fault == FaultClass.OilWhirl)
            load = MachineDraw.LoadFor(
                machine.Bearing, speed, celsius, machine.Bearing.CriticalEccentricity * random.NextDouble(0.4, 0.85));
        return new OperatingPoint(speed, load, celsius);
    }
}
