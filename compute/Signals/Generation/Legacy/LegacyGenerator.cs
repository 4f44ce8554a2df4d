using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation.Legacy;

/// <summary>
/// Records by the formulas of an older public dataset, kept to repeat figures that were measured on it. They are not physical: no machines, no 1X in
/// healthy records, whirl that grows with load, a few bursts called cavitation, phases that tell the class. Records come by class, then level.
/// </summary>
public sealed class LegacyGenerator : IRecordGenerator
{
    /// <summary>Version of these formulas.</summary>
    public const string Version = "legacy-v2";

    private static readonly (SeverityLevel Level, double From, double To)[] Levels =
    [
        (SeverityLevel.Incipient, 0.2, 0.45), (SeverityLevel.Mild, 0.45, 0.7), (SeverityLevel.Moderate, 0.7, 0.9), (SeverityLevel.Severe, 0.9, 1),
    ];

    private readonly GeneratorOptions options;

    /// <summary>Of the options the seed, records of a class, rate and length are heeded; the classes are the eleven standard ones.</summary>
    public LegacyGenerator(GeneratorOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        options.Check();
        this.options = options;
    }

    /// <inheritdoc/>
    public int Count => options.PerClass * FaultLabels.StandardClasses.Count;

    /// <inheritdoc/>
    public GeneratedSignal Make(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
        return Make(FaultLabels.StandardClasses[index / options.PerClass], index % options.PerClass);
    }

    /// <inheritdoc/>
    public GeneratedSignal Strongest(FaultClass fault) => Make(fault, options.PerClass - 1);

    private GeneratedSignal Make(FaultClass fault, int run)
    {
        var seed = CounterRandom.Seed(CounterRandom.Seed(options.Seed, 0x1E6AC), (ulong)fault << 32 | (uint)run);
        var random = new CounterRandom(seed);
        var samples = (int)Math.Round(options.RateHz * options.Seconds);
        var conditions = LegacyConditions.Draw(random);
        var healthy = fault == FaultClass.Healthy;
        var (level, from, to) = Levels[(int)((long)run * Levels.Length / options.PerClass)];
        var severity = healthy ? 1 : random.NextDouble(from, to);

        var x = LegacyBackground.Draw(conditions, options.RateHz, samples, seed);
        var faults = new LegacyFaults(x, conditions, LegacyEnvelope.Draw(severity, samples, random), options.RateHz, seed);
        faults.Add(fault);
        var windows = faults.Windows();
        var strongest = windows.SelectMany(window => window.Bands).Select(band => band.OverFloorDb).DefaultIfEmpty(0).Max();
        return new GeneratedSignal(
            Array.ConvertAll(x, value => (float)value),
            options.RateHz,
            "1",
            fault,
            FaultLabels.Of(fault),
            healthy ? SeverityLevel.Nominal : level,
            [.. FaultLabels.Parts(fault).Select(part => new FaultParameter(part, "legacy severity", severity, strongest))],
            Machine: "",
            60 * conditions.SpeedHz,
            conditions.LoadPercent,
            Point: null,
            Film: null,
            run + 1,
            seed,
            Version,
            TachoSeconds: [],
            SpeedProfile.Constant,
            windows);
    }
}
