using Cluster.Compute.Signals.Generation;

namespace Cluster.Compute.Tests.Signals.Generation;

/// <summary>What classifiers can and cannot make of a generated dataset.</summary>
public class DatasetTests(ITestOutputHelper output)
{
    private static readonly Lazy<Record[]> Records = new(() => [.. SignalGeneratorTests
        .All(new GeneratorOptions(Seed: 5, Machines: 8, Records: 4, Seconds: 0.5, RateHz: 4_096))
        .Select(signal => new Record(signal.Machine, signal.Class, Features(signal), Phases(signal)))]);

    [Fact]
    public void Phases_at_the_start_do_not_tell_the_class()
    {
        var right = Accuracy(record => record.Phases, (one, other) => !ReferenceEquals(one, other));
        Assert.InRange(right, 0, 1.0 / 11 + 0.07);
    }

    [Fact]
    public void Gap_between_known_and_unknown_machines_is_reported()
    {
        var known = Accuracy(record => record.Features, (one, other) => !ReferenceEquals(one, other));
        var unknown = Accuracy(record => record.Features, (one, other) => one.Machine != other.Machine);
        output.WriteLine($"nearest neighbours: {known:P1} with the machine known, {unknown:P1} without, gap {known - unknown:P1}");
        Assert.InRange(unknown, 0.25, 0.99);
        Assert.InRange(known - unknown, -0.1, 0.3);
    }

    [Fact]
    public void Records_of_a_class_are_dealt_over_all_machines()
    {
        var generator = new SignalGenerator(new GeneratorOptions(Machines: 40, Seconds: 0.1, RateHz: 4_096) { RecordsPerClass = 130 });
        Assert.Equal(1_430, generator.Count);
        var made = Enumerable.Range(0, generator.Count).Select(generator.Make).Select(signal => (signal.Machine, signal.Class, signal.Severity, signal.Seed)).ToArray();
        Assert.Equal(1_430, made.Select(one => one.Seed).Distinct().Count());
        Assert.All(made.CountBy(one => one.Class), count => Assert.Equal(130, count.Value));
        Assert.Equal(40, made.Select(one => one.Machine).Distinct().Count());
        Assert.All(made.CountBy(one => (one.Machine, one.Class)), count => Assert.InRange(count.Value, 3, 4));
        foreach (var count in made.Where(one => one.Class != FaultClass.Healthy).CountBy(one => one.Severity))
            Assert.InRange(count.Value / 1_300.0, 0.2, 0.3);
    }

    [Fact]
    public void More_severe_is_larger_in_its_physical_quantity_and_in_decibels()
    {
        var generator = new SignalGenerator(new GeneratorOptions(Seed: 8, Machines: 1, Records: 8, Seconds: 0.5, RateHz: 8_192));
        foreach (var fault in FaultLabels.StandardClasses.Where(fault => FaultLabels.Parts(fault) is [not FaultClass.OilWhirl]))
        {
            var made = Enumerable.Range(0, generator.Count).Select(generator.Make).Where(signal => signal.Class == fault)
                .OrderBy(signal => signal.Parameters[0].ExcessDb).ToArray();
            var strongest = made.Select(signal => signal.Windows[0].Bands.Select(band => band.OverFloorDb).DefaultIfEmpty(0).Max()).ToArray();
            Assert.True(strongest[^1] > strongest[0] + 5, $"{fault}: {strongest[0]:F1} dB at the weakest, {strongest[^1]:F1} dB at the severest");
        }
    }

    private static double Accuracy(Func<Record, double[]> view, Func<Record, Record, bool> allowed)
    {
        var records = Records.Value;
        var views = records.Select(view).ToArray();
        var scale = Enumerable.Range(0, views[0].Length).Select(k => Spread([.. views.Select(one => one[k])])).ToArray();
        var right = 0;
        for (var i = 0; i < records.Length; i++)
        {
            var others = Enumerable.Range(0, records.Length).Where(j => allowed(records[i], records[j])).ToArray();
            var distances = others.Select(j => Distance(views[i], views[j])).ToArray();
            Array.Sort(distances, others);
            right += others.Take(5).CountBy(j => records[j].Class).MaxBy(vote => vote.Value).Key == records[i].Class ? 1 : 0;
        }
        return right / (double)records.Length;

        double Distance(double[] one, double[] other)
        {
            var sum = 0.0;
            for (var k = 0; k < one.Length; k++)
                sum += (one[k] - other[k]) * (one[k] - other[k]) / (scale[k] * scale[k]);
            return sum;
        }
    }

    private static double Spread(double[] values)
    {
        var mean = values.Average();
        return Math.Sqrt(values.Average(value => (value - mean) * (value - mean))) + 1e-12;
    }

    private static double[] Features(GeneratedSignal signal) =>
    [
        .. ((double[])[0.5, 1, 1.5, 2, 3, 4]).Select(order => Math.Log(OrderSpectrum.Line(signal, order) + 1e-6)),
        Math.Log(OrderSpectrum.OrderBand(signal, 0.4, 0.49) + 1e-6),
        Math.Log(OrderSpectrum.Band(signal, 600, 1_200)), Math.Log(OrderSpectrum.Band(signal, 1_200, 2_000)),
    ];

    private static double[] Phases(GeneratedSignal signal) =>
        [.. ((double[])[1, 2, 3]).Select(order => AtStart(signal, order)).SelectMany(phase => (double[])[Math.Cos(phase), Math.Sin(phase)])];

    // Of a fixed frequency against the first sample.
    private static double AtStart(GeneratedSignal signal, double order)
    {
        var turn = 2 * Math.PI * order * signal.SpeedRpm / 60 / signal.RateHz;
        var sum = System.Numerics.Complex.Zero;
        for (var i = 0; i < signal.Samples.Length; i++)
            sum += signal.Samples[i] * System.Numerics.Complex.FromPolarCoordinates(1, -turn * i);
        return sum.Phase;
    }

    private sealed record Record(string Machine, FaultClass Class, double[] Features, double[] Phases);
}
