using Cluster.Compute.Signals.Generation;
using Cluster.Compute.Signals.Generation.Legacy;

namespace Cluster.Compute.Tests.Signals.Generation;

/// <summary>The older formulas against what was measured of the dataset they stem from.</summary>
public class LegacyGeneratorTests
{
    private static readonly GeneratorOptions Options = new(Seed: 3, Machines: 1, Records: 24);

    [Fact]
    public void Levels_are_dealt_evenly_and_no_record_has_a_machine()
    {
        var generator = new LegacyGenerator(Options with { Records = 8, Seconds = 0.5 });
        Assert.Equal(88, generator.Count);
        var made = Enumerable.Range(0, 88).Select(generator.Make).ToArray();
        Assert.All(made.Where(signal => signal.Class != FaultClass.Healthy).CountBy(signal => (signal.Class, signal.Severity)), count => Assert.Equal(2, count.Value));
        Assert.All(made, signal => Assert.Equal(("", "1", LegacyGenerator.Version), (signal.Machine, signal.Unit, signal.GeneratorVersion)));
        Assert.Equal(made[17].Samples, generator.Make(17).Samples);
    }

    // A third of the windows labelled cavitation hold no burst: the ceiling of every model on them.
    [Fact]
    public void A_third_of_the_windows_called_cavitation_hold_nothing()
    {
        var windows = Of(FaultClass.Cavitation).SelectMany(signal => signal.Windows).ToArray();
        Assert.InRange(windows.Count(window => !window.Faulty) / (double)windows.Length, 0.25, 0.44);
    }

    [Theory]
    [InlineData(FaultClass.Healthy, 0.038, 0.062)]
    [InlineData(FaultClass.Misalignment, 0.25, 0.31)]
    [InlineData(FaultClass.Cavitation, 0.045, 0.058)]
    [InlineData(FaultClass.OilWhirl, 0.5, 0.75)]
    public void Level_of_severe_records_is_as_was_measured(FaultClass fault, double low, double high)
    {
        var levels = Of(fault).TakeLast(6).Select(signal => Math.Sqrt(signal.Samples.Average(value => (double)value * value))).Order().ToArray();
        Assert.InRange((levels[2] + levels[3]) / 2, low, high);
    }

    private static IEnumerable<GeneratedSignal> Of(FaultClass fault)
    {
        var generator = new LegacyGenerator(Options);
        return Enumerable.Range((int)fault * 24, 24).Select(generator.Make);
    }
}
