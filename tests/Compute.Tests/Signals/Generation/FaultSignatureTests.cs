using Cluster.Compute.Signals.Generation;

namespace Cluster.Compute.Tests.Signals.Generation;

/// <summary>What must be seen in the spectra, fault by fault, on several machines.</summary>
public class FaultSignatureTests
{
    private static readonly GeneratorOptions Options = new(Seed: 21, Machines: 3);
    private static readonly VirtualMachine[] Machines = [.. new SignalGenerator(Options).Machines];

    [Fact]
    public void Healthy_machine_shows_1X()
    {
        foreach (var machine in Machines)
        {
            var signal = Make(machine, FaultClass.Healthy, 0);
            Assert.True(OrderSpectrum.Line(signal, 1) > 5 * OrderSpectrum.Line(signal, 1.37));
        }
    }

    [Fact]
    public void Imbalance_raises_1X_by_its_decibels()
    {
        foreach (var machine in Machines)
        {
            var ratio = OrderSpectrum.Line(Make(machine, FaultClass.Imbalance, 12), 1)
                / OrderSpectrum.Line(Make(machine, FaultClass.Healthy, 0), 1);
            Assert.InRange(20 * Math.Log10(ratio), 9, 15);
        }
    }

    [Fact]
    public void Line_at_1X_follows_speed_and_rotor_response()
    {
        foreach (var machine in Machines)
        {
            var (slow, fast) = (0.8 * machine.RatedHz, 1.1 * machine.RatedHz);
            var expected = machine.Response(fast).Size / machine.Response(slow).Size * Math.Pow(fast / slow, 2);
            var found = OrderSpectrum.Line(Make(machine, FaultClass.Imbalance, 15, speed: fast), 1)
                / OrderSpectrum.Line(Make(machine, FaultClass.Imbalance, 15, speed: slow), 1);
            Assert.InRange(found / expected, 0.7, 1.4);
        }
    }

    [Fact]
    public void Misalignment_shows_more_at_2X_than_at_3X()
    {
        foreach (var machine in Machines)
        {
            var signal = Make(machine, FaultClass.Misalignment, 15);
            Assert.True(OrderSpectrum.Line(signal, 2) > OrderSpectrum.Line(signal, 3));
            Assert.True(OrderSpectrum.Line(signal, 2) > 3 * OrderSpectrum.Line(Make(machine, FaultClass.Healthy, 0), 2));
        }
    }

    [Fact]
    public void Looseness_has_exact_half_orders_in_step_with_the_shaft()
    {
        foreach (var machine in Machines)
        {
            var signal = Make(machine, FaultClass.Clearance, 16);
            var peak = Peak(signal, 0.47, 0.53);
            Assert.InRange(peak.Order, 0.499, 0.501);
            Assert.True(OrderSpectrum.Line(signal, 1.5) > 5 * OrderSpectrum.Line(signal, 1.63));
        }
    }

    [Fact]
    public void Whirl_lies_below_half_the_speed_with_nothing_at_the_half_itself()
    {
        foreach (var machine in Machines)
        {
            var signal = Make(machine, FaultClass.OilWhirl, 16, eccentricity: 0.3);
            var order = Assert.Single(signal.Parameters).Value;
            Assert.InRange(order, 0.4, 0.49);
            var band = Math.Sqrt(2) * OrderSpectrum.OrderBand(signal, order - 0.02, order + 0.02);
            Assert.True(band > 10 * OrderSpectrum.OrderBand(signal, 0.6, 0.64));
            Assert.True(OrderSpectrum.Line(signal, 0.5) < 0.1 * band);
            Assert.True(OrderSpectrum.Line(signal, 1) > 0.002);
        }
    }

    [Fact]
    public void Whirl_grows_with_the_sommerfeld_number_and_ends_under_three_times_the_load()
    {
        foreach (var machine in Machines)
        {
            var critical = machine.Bearing.CriticalEccentricity;
            double Whirl(double eccentricity, double load = 1)
                => OrderSpectrum.OrderBand(Make(machine, FaultClass.OilWhirl, 16, eccentricity: eccentricity, load: load), 0.4, 0.49);
            var (weak, strong) = (Whirl(0.95 * critical), Whirl(0.5 * critical));
            Assert.True(strong > 1.5 * weak);
            Assert.True(Whirl(0.9 * critical, load: 3) < 0.1 * strong);
        }
    }

    [Fact]
    public void Mild_cavitation_lifts_every_second_above_1500_hertz_by_3_decibels()
    {
        foreach (var machine in Machines)
        {
            var healthy = OrderSpectrum.Band(Make(machine, FaultClass.Healthy, 0), 1_500, 10_240);
            var signal = Make(machine, FaultClass.Cavitation, SeverityMix.Band(SeverityLevel.Mild).From);
            for (var second = 0; second < 5; second++)
            {
                var window = signal.Samples.AsSpan(second * 20_480, 20_480);
                var lift = 20 * Math.Log10(OrderSpectrum.Band(window, 20_480, 1_500, 10_240) / healthy);
                Assert.InRange(lift, 3, 6);
            }
        }
    }

    [Fact]
    public void Lubrication_floor_rises_when_the_sommerfeld_number_falls()
    {
        foreach (var machine in Machines)
        {
            double Floor(double load) => OrderSpectrum.Band(Make(machine, FaultClass.Lubrication, 8, load: load), 2_000, 9_000);
            Assert.True(Floor(1.5) > 1.1 * Floor(0.7));
        }
    }

    [Fact]
    public void Wear_lifts_2X_and_the_floor()
    {
        foreach (var machine in Machines)
        {
            var (worn, healthy) = (Make(machine, FaultClass.Wear, 15), Make(machine, FaultClass.Healthy, 0));
            Assert.True(OrderSpectrum.Line(worn, 2) > 3 * OrderSpectrum.Line(healthy, 2));
            Assert.True(OrderSpectrum.Band(worn, 2_000, 9_000) > 1.5 * OrderSpectrum.Band(healthy, 2_000, 9_000));
        }
    }

    [Fact]
    public void Mixed_faults_show_all_their_parts()
    {
        var machine = Machines[0];
        var healthy = Make(machine, FaultClass.Healthy, 0);
        var both = Make(machine, FaultClass.CavitationClearance, 15);
        Assert.True(OrderSpectrum.Line(both, 0.5) > 10 * OrderSpectrum.Line(healthy, 0.5));
        Assert.True(OrderSpectrum.Band(both, 1_500, 10_240) > 3 * OrderSpectrum.Band(healthy, 1_500, 10_240));

        var shaft = Make(machine, FaultClass.MisalignmentImbalance, 15);
        Assert.True(OrderSpectrum.Line(shaft, 1) > 3 * OrderSpectrum.Line(healthy, 1));
        Assert.True(OrderSpectrum.Line(shaft, 2) > 3 * OrderSpectrum.Line(healthy, 2));
    }

    private static (double Order, double Size) Peak(GeneratedSignal signal, double from, double to)
        => Enumerable.Range(0, 41)
            .Select(i => from + (to - from) * i / 40)
            .Select(order => (order, OrderSpectrum.Line(signal, order)))
            .MaxBy(line => line.Item2);

    private static GeneratedSignal Make(
        VirtualMachine machine, FaultClass fault, double excessDb, double speed = 0, double eccentricity = 0, double load = 1)
    {
        var hz = speed > 0 ? speed : machine.RatedHz;
        var unitLoad = eccentricity > 0 ? MachineDraw.LoadFor(machine.Bearing, hz, 55, eccentricity) : machine.RatedLoadPa;
        return SignalSynthesis.Make(
            machine, fault, SeverityLevel.Severe, [.. FaultLabels.Parts(fault).Select(_ => excessDb)],
            new OperatingPoint(hz, unitLoad * load, 55), Options, run: 1, seed: 77);
    }
}
