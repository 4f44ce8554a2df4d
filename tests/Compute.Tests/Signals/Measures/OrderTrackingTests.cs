using Cluster.Compute.Signals.Measures;

namespace Cluster.Compute.Tests.Signals.Measures;

public class OrderTrackingTests
{
    private const double RateHz = 5000;

    [Fact]
    public void Run_up_becomes_lines_at_its_orders()
    {
        // 10 to 30 Hz in 10 s: 200 revolutions, the mark at each whole one.
        var pulses = Enumerable.Range(0, 200).Select(k => (-10 + Math.Sqrt(100 + 4.0 * k)) / 2).ToArray();
        var x = Waves.Of(50_000, RateHz, t => 2 * Math.Cos(2 * Math.PI * 3 * Turns(t)) + 0.5 * Math.Cos(2 * Math.PI * 7 * Turns(t) + 1)
            + Math.Cos(2 * Math.PI * 300 * t));

        var tracked = OrderTracking.Of([.. x.Select(value => (float)value)], RateHz, ShaftTurn.FromTacho(pulses));
        var spectrum = tracked.Spectrum();

        Assert.Equal(199, tracked.Revolutions);
        Assert.Equal(2, spectrum.At(3), 5e-3);
        Assert.Equal(0.5, spectrum.At(7, 0.01), 2e-3);
        Assert.InRange(spectrum.At(5), 0, 1e-3);
        Assert.Equal(0.9 * 2500 / 29.9, tracked.HighestOrder, 0.5);
        Assert.InRange(tracked.PerRevolution, RateHz / 10.2, RateHz / 10);

        static double Turns(double t) => 10 * t + t * t;
    }

    [Fact]
    public void Constant_speed_needs_no_tacho()
    {
        var x = Waves.Tone(20_000, RateHz, 2 * 24.95, 1.5).Select(value => (float)value).ToArray();

        var spectrum = OrderTracking.Of(x, RateHz, ShaftTurn.AtSpeed(24.95 * 60, 4)).Spectrum();

        Assert.Equal(1.5, spectrum.At(2), 1e-3);
        Assert.Equal(1.0 / 99, spectrum.StepOrders, 1e-12);
    }

    [Fact]
    public void Synchronous_average_keeps_what_repeats()
    {
        var x = Waves.Tone(40_000, RateHz, 25, 1).Plus(Waves.Noise(40_000)).Select(value => (float)value).ToArray();
        // Four marks a revolution.
        var pulses = Enumerable.Range(0, 797).Select(k => k / 100.0).ToArray();

        var average = OrderTracking.Of(x, RateHz, ShaftTurn.FromTacho(pulses, 4)).SynchronousAverage();

        for (var i = 0; i < average.Length; i++)
            Assert.Equal(Math.Sin(2 * Math.PI * i / average.Length + 0.3), average[i], 0.35);
        Assert.Equal(200, average.Length);
    }

    [Fact]
    public void Wrong_tacho_is_named()
    {
        Assert.Contains("found 2 s and then 1 s", Assert.Throws<ArgumentException>(() => ShaftTurn.FromTacho([0, 2, 1])).Message, StringComparison.Ordinal);
        Assert.Contains("found 2", Assert.Throws<ArgumentException>(() => ShaftTurn.FromTacho([0, 2])).Message, StringComparison.Ordinal);
        var late = Assert.Throws<ArgumentException>(() => OrderTracking.Of(new float[100], 100, ShaftTurn.FromTacho([0, 1, 2])));
        Assert.Contains("within 0 to 1 s, found 0 to 2 s", late.Message, StringComparison.Ordinal);
    }
}
