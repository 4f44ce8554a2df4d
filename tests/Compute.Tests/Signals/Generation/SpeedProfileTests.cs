using Cluster.Compute.Signals.Generation;

namespace Cluster.Compute.Tests.Signals.Generation;

/// <summary>Orders on machines that run at several speeds, ramp, run up and down.</summary>
public class SpeedProfileTests
{
    private static readonly VirtualMachine Machine = new SignalGenerator(new GeneratorOptions(Seed: 21, Machines: 1)).Machines[0];

    [Theory]
    [InlineData(0.8, SpeedProfile.Constant)]
    [InlineData(1, SpeedProfile.Constant)]
    [InlineData(1.15, SpeedProfile.Constant)]
    [InlineData(1, SpeedProfile.Ramp)]
    public void Every_tone_lies_within_half_a_percent_of_its_order(double speed, SpeedProfile profile)
    {
        var signal = Make(FaultClass.MisalignmentImbalance, 16, Machine.RatedHz * speed, profile);
        foreach (var order in (double[])[1, 2, 3, Machine.Vanes])
            Assert.InRange(Peak(signal, order), 0.995 * order, 1.005 * order);
        var loose = Make(FaultClass.Clearance, 16, Machine.RatedHz * speed, profile);
        foreach (var order in (double[])[0.5, 1, 1.5])
            Assert.InRange(Peak(loose, order), 0.995 * order, 1.005 * order);
    }

    [Fact]
    public void Tacho_counts_the_turns_of_a_run_up()
    {
        var signal = Make(FaultClass.Healthy, 0, 40, SpeedProfile.RunUp, seconds: 4);
        Assert.InRange(signal.TachoSeconds.Length, 0.98 * 0.65 * 40 * 4, 1.02 * 0.65 * 40 * 4);
        var turns = signal.TachoSeconds.Zip(signal.TachoSeconds.Skip(1), (one, next) => 1 / (next - one)).ToArray();
        Assert.InRange(turns[0], 11.5, 13.5);
        Assert.InRange(turns[^1], 39, 41);
        Assert.InRange(signal.SpeedRpm, 1530, 1590);
    }

    [Fact]
    public void Looseness_keeps_step_with_the_shaft_and_whirl_does_not()
    {
        var loose = Make(FaultClass.Clearance, 16, Machine.RatedHz);
        Assert.InRange(Peak(loose, 0.5), 0.499, 0.501);
        Assert.InRange(Coherence(loose, 0.5), 0.97, 1.01);

        var load = MachineDraw.LoadFor(Machine.Bearing, Machine.RatedHz, 55, 0.3);
        var whirl = Make(FaultClass.OilWhirl, 16, Machine.RatedHz, load: load, seconds: 10);
        Assert.InRange(Coherence(whirl, Peak(whirl, 0.46, 0.06)), 0, 0.95);
    }

    [Fact]
    public void Whip_stays_at_the_first_critical_in_the_last_fifth_of_a_run_up()
    {
        var signal = Whip(SpeedProfile.Constant, seconds: 20);
        Assert.Equal(SpeedProfile.RunUp, signal.Profile);
        var critical = Assert.Single(signal.Parameters).Value;
        var (slower, faster) = (Dominant(signal, critical, 0.8, 0.9), Dominant(signal, critical, 0.9, 1));
        Assert.InRange(slower / critical, 0.985, 1.015);
        Assert.InRange(faster / critical, 0.985, 1.015);
        var orders = (Slower: slower / Speed(signal, 0.85), Faster: faster / Speed(signal, 0.95));
        Assert.True(orders.Faster < 0.97 * orders.Slower, $"order {orders.Slower:F3}, then {orders.Faster:F3}");
    }

    [Fact]
    public void Whip_lives_longer_on_the_way_down_than_on_the_way_up()
    {
        var signal = Whip(SpeedProfile.RunUpAndDown, seconds: 30);
        var marked = signal.Windows.Where(window => window.Faulty).ToArray();
        var (up, down) = (Speed(signal, marked[0].FromSeconds / 30), Speed(signal, marked[^1].ToSeconds / 30));
        Assert.InRange(down / up, 0.7, 0.99);
        Assert.False(signal.Windows[0].Faulty);
        Assert.False(signal.Windows[^1].Faulty);
    }

    [Fact]
    public void Y_is_X_a_quarter_turn_later_for_a_circular_orbit()
    {
        var load = MachineDraw.LoadFor(Machine.Bearing, Machine.RatedHz, 55, 0.3);
        var signal = Make(FaultClass.OilWhirl, 16, Machine.RatedHz, load: load, channels: 2);
        Assert.Equal(signal.Samples.Length, signal.Second!.Length);
        var one = Make(FaultClass.OilWhirl, 16, Machine.RatedHz, load: load);
        Assert.Null(one.Second);
        Assert.Equal(one.Samples, signal.Samples);

        var order = Peak(signal, 0.46, 0.06);
        var (x, y) = (OrderSpectrum.Phasor(signal, signal.Samples, order), OrderSpectrum.Phasor(signal, signal.Second, order));
        Assert.InRange(y.Magnitude / x.Magnitude, 0.8, 1.25);
        Assert.InRange((y / x).Phase, -1.9, -1.25);
        var (x1, y1) = (OrderSpectrum.Phasor(signal, signal.Samples, 1), OrderSpectrum.Phasor(signal, signal.Second, 1));
        Assert.Equal(Machine.SecondRatio, y1.Magnitude / x1.Magnitude, 0.1);
        Assert.Equal(-Machine.SecondLag, (y1 / x1).Phase, 0.1);
    }

    private static GeneratedSignal Whip(SpeedProfile profile, double seconds)
        => new SignalGenerator(new GeneratorOptions(Seed: 4, Machines: 1, Records: 4, Seconds: seconds, RateHz: 4_096)
        {
            Classes = [FaultClass.OilWhip],
            Speed = profile,
        }).Make(3);

    private static double Speed(GeneratedSignal signal, double passed)
    {
        var at = passed * signal.Samples.Length / signal.RateHz;
        var next = Math.Clamp(Array.FindIndex(signal.TachoSeconds, mark => mark >= at), 1, signal.TachoSeconds.Length - 1);
        return 1 / (signal.TachoSeconds[next] - signal.TachoSeconds[next - 1]);
    }

    // The strongest line within 30 % of a frequency in a part of the record.
    private static double Dominant(GeneratedSignal signal, double near, double from, double to)
    {
        var part = signal.Samples[(int)(from * signal.Samples.Length)..(int)(to * signal.Samples.Length)];
        return Enumerable.Range(-60, 121).Select(i => near * (1 + 0.005 * i)).MaxBy(hz => OrderSpectrum.Tone(part, signal.RateHz, hz));
    }

    private static double Peak(GeneratedSignal signal, double order, double share = 0.01)
        => Enumerable.Range(0, 41)
            .Select(i => order * (1 + share * (i - 20) / 20))
            .MaxBy(tried => OrderSpectrum.Line(signal, tried));

    // How much of the line's size in fifths of the record is left in the whole: all of it if its phase stays.
    private static double Coherence(GeneratedSignal signal, double order)
    {
        var parts = Enumerable.Range(0, 5).Select(part => OrderSpectrum.Phasor(signal, signal.Samples, order, part / 5.0, (part + 1) / 5.0)).ToArray();
        var sum = parts.Aggregate((one, other) => one + other);
        return sum.Magnitude / parts.Sum(part => part.Magnitude);
    }

    private static GeneratedSignal Make(
        FaultClass fault, double excessDb, double speedHz, SpeedProfile profile = SpeedProfile.Constant, double? load = null, double seconds = 4, int channels = 1)
        => SignalSynthesis.Make(
            Machine, fault, SeverityLevel.Severe, [.. FaultLabels.Parts(fault).Select(_ => excessDb)],
            new OperatingPoint(speedHz, load ?? Machine.RatedLoadPa, 55),
            new GeneratorOptions(Seconds: seconds, RateHz: 4_096) { Speed = profile, Channels = channels }, run: 1, seed: 77);
}
