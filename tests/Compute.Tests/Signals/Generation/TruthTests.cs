using Cluster.Compute.Signals;
using Cluster.Compute.Signals.Generation;

namespace Cluster.Compute.Tests.Signals.Generation;

/// <summary>What is said of a record, window by window, against its spectrum and that of the same machine, run and seed without the fault.</summary>
public class TruthTests
{
    private const int Rate = 20_480;
    private static readonly GeneratorOptions Options = new(Seed: 21, Machines: 2, Seconds: 2);
    private static readonly VirtualMachine Machine = new SignalGenerator(Options).Machines[1];

    private static readonly Lazy<GeneratedSignal> Twin = new(() => Make(FaultClass.Healthy, Options with { Seconds = 8 }));

    public static TheoryData<FaultClass> Faults =>
        [.. FaultLabels.StandardClasses.Where(fault => fault is not FaultClass.Healthy and not FaultClass.OilWhirl)];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Band_holds_as_many_decibels_over_the_healthy_twin_as_are_said(FaultClass fault)
    {
        var signal = Make(fault, Options);
        Assert.Equal(2, signal.Windows.Count);
        Assert.All(signal.Windows, window => Assert.True(window.Faulty));
        Assert.Equal(FaultLabels.Parts(fault).Order(), signal.Windows[0].Bands.Select(band => band.Fault).Distinct().Order());
        foreach (var (window, band) in signal.Windows.SelectMany(window => window.Bands.Select(band => (window, band))))
        {
            var found = Decibels(signal, window, band) - Usually(band);
            Assert.True(
                Math.Abs(found - band.OverFloorDb) < 3,
                $"{fault}, {band.Fault} at {band.LowHz:F1} to {band.HighHz:F1} Hz, order {band.LowOrder:F2}: said {band.OverFloorDb:F1} dB, found {found:F1} dB");
        }
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public void Where_nothing_is_said_the_signal_is_that_of_the_healthy_twin(FaultClass fault)
    {
        var (signal, twin) = (Make(fault, Options), Make(FaultClass.Healthy, Options));
        foreach (var window in signal.Windows)
        {
            for (var low = 205.0; low < 9_000; low += 100)
            {
                var free = new TruthBand(fault, low, low + 15, null, null, 0);
                if (window.Bands.Any(band => band.LowHz < free.HighHz + 5 && band.HighHz > free.LowHz - 5))
                    continue;
                var found = Decibels(signal, window, free) - Decibels(twin, window, free);
                // Lines that a fault moves by less than is detectable leak a little; misalignment has a weak sixth order.
                Assert.True(Math.Abs(found) < 3, $"{fault} at {low:F0} Hz: {found:F1} dB over the twin with nothing said");
            }
        }
    }

    [Fact]
    public void Healthy_record_has_windows_in_which_nothing_is_marked()
    {
        var signal = Make(FaultClass.Healthy, Options with { Seconds = 3.2 });
        Assert.Equal([(0.0, 1.0), (1, 2), (2, 3.2)], signal.Windows.Select(window => (window.FromSeconds, window.ToSeconds)));
        Assert.DoesNotContain(signal.Windows, window => window.Faulty);
    }

    [Fact]
    public void Whirl_is_marked_at_its_own_frequency()
    {
        var load = MachineDraw.LoadFor(Machine.Bearing, Machine.RatedHz, 55, 0.25);
        var signal = Make(FaultClass.OilWhirl, Options, load);
        foreach (var window in signal.Windows)
        {
            var band = Assert.Single(window.Bands);
            Assert.InRange((band.LowOrder!.Value + band.HighOrder!.Value) / 2, 0.42, 0.49);
            Assert.InRange(Decibels(signal, window, band) - Usually(band), band.OverFloorDb - 2.5, band.OverFloorDb + 2.5);
        }
    }

    [Fact]
    public void Whip_is_marked_from_its_onset_on()
    {
        var generator = new SignalGenerator(new GeneratorOptions(Seed: 4, Machines: 1, Records: 4, Seconds: 6) { Classes = [FaultClass.OilWhip] });
        var signal = generator.Make(3);
        Assert.False(signal.Windows[0].Faulty);
        Assert.True(signal.Windows[^1].Faulty);
        var marked = signal.Windows.SkipWhile(window => !window.Faulty).ToArray();
        Assert.All(marked, window => Assert.True(window.Faulty));
        var critical = Assert.Single(signal.Parameters).Value;
        var last = Assert.Single(marked[^1].Bands);
        Assert.InRange(critical, last.LowHz, last.HighHz);
    }

    private static GeneratedSignal Make(FaultClass fault, GeneratorOptions options, double? load = null) => SignalSynthesis.Make(
        Machine, fault, SeverityLevel.Moderate, [.. FaultLabels.Parts(fault).Select(_ => 12.0)],
        new OperatingPoint(Machine.RatedHz, load ?? Machine.RatedLoadPa, 55), options, run: 1, seed: 77);

    // A few bins of one window say little of a floor: the mean of many.
    private static double Usually(TruthBand band)
        => 10 * Math.Log10(Twin.Value.Windows.Average(window => Math.Pow(10, Decibels(Twin.Value, window, band) / 10)));

    private static double Decibels(GeneratedSignal signal, TruthWindow window, TruthBand band)
    {
        var samples = signal.Samples.AsSpan()[(int)(window.FromSeconds * Rate)..(int)(window.ToSeconds * Rate)].ToArray();
        for (var i = 0; i < samples.Length; i++)
            samples[i] *= (float)(0.5 - 0.5 * Math.Cos(2 * Math.PI * i / samples.Length));
        var bins = Fft.Real(samples);
        var power = 0.0;
        for (var k = 1; k < bins.Length; k++)
        {
            var hz = k * (double)Rate / samples.Length;
            if (hz >= band.LowHz && hz <= band.HighHz)
                power += bins[k].Real * bins[k].Real + bins[k].Imaginary * bins[k].Imaginary;
        }
        return 10 * Math.Log10(power);
    }
}
