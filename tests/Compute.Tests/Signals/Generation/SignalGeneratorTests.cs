using Cluster.Compute.Signals.Formats;
using Cluster.Compute.Signals.Generation;

namespace Cluster.Compute.Tests.Signals.Generation;

public class SignalGeneratorTests
{
    private static readonly GeneratorOptions Small = new(Seed: 5, Machines: 4, Records: 4, Seconds: 1);

    [Fact]
    public void Same_seed_gives_the_same_samples_on_every_machine()
    {
        var generator = new SignalGenerator(new GeneratorOptions(Machines: 1, Records: 1, Seconds: 0.2) { Classes = [.. Enum.GetValues<FaultClass>()], Channels = 2 });
        var digests = string.Concat(Enumerable.Range(0, generator.Count).Select(generator.Make)
            .SelectMany(signal => (float[][])[signal.Samples, signal.Second!]).Select(samples => SampleDigest.Sha256(samples)));

        // Whatever changes this changes every dataset made before: SignalGenerator.Version has to rise with it.
        var digest = SampleDigest.Sha256([.. digests.Select(digit => (float)digit)]);
        Assert.True(digest == "452d833326570ad4661aa67136845a77adf2c54e95d909a5c916780ed4394bd9", $"found {digest}");
    }

    [Fact]
    public void Record_does_not_depend_on_how_many_others_there_are()
    {
        var one = new SignalGenerator(new GeneratorOptions(Seed: 9, Machines: 2, Records: 1, Seconds: 0.5)).Make(13);
        var many = new SignalGenerator(new GeneratorOptions(Seed: 9, Machines: 6, Records: 1, Seconds: 0.5)).Make(13);
        var other = new SignalGenerator(new GeneratorOptions(Seed: 10, Machines: 2, Records: 1, Seconds: 0.5)).Make(13);

        Assert.Equal(("machine-2", FaultClass.Imbalance), (one.Machine, one.Class));
        Assert.Equal(one.Samples, many.Samples);
        Assert.NotEqual(one.Samples, other.Samples);
    }

    [Fact]
    public void Records_say_what_they_are()
    {
        var generator = new SignalGenerator(Small);
        Assert.Equal(4 * 11 * 4, generator.Count);
        foreach (var signal in All(Small with { Seconds = 0.5 }))
        {
            Assert.Equal((10_240, 20_480.0, "g"), (signal.Samples.Length, signal.RateHz, signal.Unit));
            Assert.Equal(FaultLabels.Of(signal.Class), signal.Label);
            Assert.Equal(FaultLabels.Parts(signal.Class), signal.Parameters.Select(parameter => parameter.Fault));
            Assert.Equal(signal.Class == FaultClass.Healthy, signal.Severity == SeverityLevel.Nominal);
            Assert.InRange(signal.SpeedRpm / 60, 0.98 * signal.Point!.SpeedHz, 1.02 * signal.Point!.SpeedHz);
            var (low, high) = SeverityMix.Band(signal.Severity);
            Assert.All(signal.Parameters, parameter => Assert.InRange(parameter.ExcessDb, low, high));
            Assert.DoesNotContain(signal.Samples, sample => sample / SensorChain.StepG % 1 != 0);
        }
    }

    [Fact]
    public void Severity_levels_follow_their_shares()
    {
        var mix = new SeverityMix(Incipient: 0, Mild: 1, Moderate: 0, Severe: 3);
        var levels = All(Small with { Machines = 1, Records = 8, Seconds = 0.1, Severity = mix })
            .Where(signal => signal.Class == FaultClass.Wear).CountBy(signal => signal.Severity).ToDictionary();

        Assert.Equal((2, 6, 2), (levels[SeverityLevel.Mild], levels[SeverityLevel.Severe], levels.Count));
    }

    [Theory]
    [InlineData(0, 4, 20_480, 5, "1 to 10000 machines, found 0")]
    [InlineData(4, 0, 20_480, 5, "found 0")]
    [InlineData(4, 4, 1_000, 5, "4096 to 204800 Hz, found 1000")]
    [InlineData(4, 4, 20_480, 0, "0.1 to 600 s, found 0")]
    public void Options_out_of_range_are_refused(int machines, int records, double rate, double seconds, string sentence)
        => Assert.Contains(sentence, Assert.Throws<ArgumentException>(
            () => new SignalGenerator(new GeneratorOptions(1, machines, records, rate, seconds))).Message);

    [Fact]
    public void Only_whirl_records_run_above_the_critical_sommerfeld_number()
    {
        var generator = new SignalGenerator(Small with { Machines = 40, Records = 2, Seconds = 0.1 });
        for (var i = 0; i < generator.Count; i++)
        {
            var signal = generator.Make(i);
            var machine = generator.Machines.Single(machine => machine.Name == signal.Machine);
            var film = FilmState.Of(machine.Bearing, signal.Point!);
            Assert.Equal(signal.Class == FaultClass.OilWhirl, film.Sommerfeld > machine.Bearing.CriticalSommerfeld);
        }
    }

    // A classifier that sees the level alone must not do well: nearest neighbour in log RMS, machines apart.
    [Fact]
    public void Level_alone_does_not_tell_the_class()
    {
        var records = All(Small with { Machines = 8, Records = 4, Seconds = 0.4 })
            .Select(signal => (signal.Machine, signal.Class, Level: Math.Log(OrderSpectrum.Band(signal, 2, 10_000))))
            .ToArray();
        var right = records.Count(one => records
            .Where(other => other.Machine != one.Machine)
            .OrderBy(other => Math.Abs(other.Level - one.Level)).Take(15)
            .CountBy(other => other.Class).MaxBy(vote => vote.Value).Key == one.Class);

        Assert.Equal(352, records.Length);
        Assert.InRange(right / 352.0, 0.02, 0.4);
    }

    internal static IEnumerable<GeneratedSignal> All(GeneratorOptions options)
    {
        var generator = new SignalGenerator(options);
        return Enumerable.Range(0, generator.Count).Select(generator.Make);
    }
}
