using System.Numerics;
using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>
/// Adds single faults to the forces of a record. Each is scaled so that its own signature, named in its parameter, stands the
/// given decibels above the healthy machine.
/// </summary>
internal sealed class FaultModels(VirtualMachine machine, OperatingPoint point, CounterRandom random, FaultForces forces)
{
    private const double FilmExponent = 1.5;
    private const double ContactOnset = 3;

    private readonly double firstOrder = HealthyLines.PerMillimetrePerSecond(point.SpeedHz) * machine.FirstOrder;

    /// <summary>Adds the fault and says how large it is in its physical quantity.</summary>
    public FaultParameter Add(FaultClass fault, double excessDb)
    {
        var (name, value) = fault switch
        {
            FaultClass.Imbalance => Imbalance(excessDb),
            FaultClass.Misalignment => Misalignment(excessDb),
            FaultClass.Clearance => Clearance(excessDb),
            FaultClass.Lubrication => Lubrication(excessDb),
            FaultClass.Cavitation => Cavitation(excessDb),
            FaultClass.Wear => Wear(excessDb),
            FaultClass.OilWhirl => OilWhirl(excessDb),
            FaultClass.OilWhip => OilWhip(excessDb),
            _ => throw new ArgumentException($"expected a single fault, found {fault}", nameof(fault)),
        };
        return new FaultParameter(fault, name, value, excessDb);
    }

    private static double Share(double excessDb) => excessDb / SeverityMix.WorstDb;

    private static double Amplitude(double excessDb) => Math.Pow(10, excessDb / 20);

    private static double Power(double excessDb) => Math.Pow(10, excessDb / 10);

    // More of what is there already: same phase, and the same way through the rotor's response.
    private (string, double) Imbalance(double excessDb)
    {
        forces.Order(1) *= Amplitude(excessDb);
        return ("balance quality G, mm/s", machine.BalanceGrade * Amplitude(excessDb));
    }

    private (string, double) Misalignment(double excessDb)
    {
        forces.Order(2) *= Amplitude(excessDb);
        forces.Order(1) *= 1 + Share(excessDb) * random.NextDouble();
        var third = random.NextDouble(0.1, 0.5);
        var second = forces.Order(2).Magnitude / 2;
        for (var order = 3; order <= 6; order++)
            forces.Order(order) += Complex.FromPolarCoordinates(
                second * order * third * Math.Pow(0.3, order - 3), machine.Phases[order - 1]);
        return ("2X over 1X in velocity", second / forces.Order(1).Magnitude);
    }

    private (string, double) Clearance(double excessDb)
    {
        var share = Share(excessDb);
        Comb(0.1 * firstOrder * Amplitude(excessDb), random.NextDouble(0.5, 1.5));
        if (share >= 0.4)
            HalfOrders();
        forces.FloorPower *= Power(10 * share);
        return ("truncation of the orbit", share);
    }

    private void Comb(double size, double fall)
    {
        for (var order = 1; order <= FaultForces.HighestOrder; order++)
            forces.Order(order) += Complex.FromPolarCoordinates(
                size * order * Math.Pow(order, -fall), random.NextDouble(0, 2 * Math.PI));
    }

    // Every second turn hits harder: exact fractions, locked to the shaft.
    private void HalfOrders()
    {
        var share = random.NextDouble(0.2, 0.6);
        for (var half = 1; half < forces.HalfOrders.Length; half += 2)
        {
            var below = half == 1 ? forces.Order(1) : forces.HalfOrders[half - 1];
            var neighbours = (below.Magnitude + forces.HalfOrders[half + 1].Magnitude) / 2;
            forces.HalfOrders[half] = Complex.FromPolarCoordinates(share * neighbours, random.NextDouble(0, 2 * Math.PI));
        }
    }

    // A starved film carries less; friction noise grows as it thins, pulsing with the shaft.
    private (string, double) Lubrication(double excessDb)
    {
        var rated = FilmState.Of(machine.Bearing, new OperatingPoint(machine.RatedHz, machine.RatedLoadPa, 55));
        var ratio = ContactOnset * FilmState.Of(machine.Bearing, point).FilmM / rated.FilmM
            * Math.Pow(10, -excessDb / (10 * FilmExponent));
        forces.PulsingPower += Math.Max(0, Math.Pow(ContactOnset / ratio, FilmExponent) - 1);
        forces.PulsingDepth = random.NextDouble(0.2, 0.7);
        forces.ContactsPerSecond = 1 + 29 * Share(excessDb) * random.NextDouble();
        forces.ContactSeconds = random.NextDouble(0.5e-3, 3e-3);
        return ("film ratio", ratio);
    }

    private (string, double) Cavitation(double excessDb)
    {
        forces.CollapsePower += Power(excessDb) - 1;
        forces.CollapsesPerSecond = 200 * Math.Pow(25, Math.Clamp(Share(excessDb) + random.NextDouble(-0.2, 0.2), 0, 1));
        forces.CollapseDepth = (random.NextDouble(0.2, 0.7), random.NextDouble(0, 0.3));
        forces.Order(machine.Vanes) *= Amplitude(6 * Share(excessDb) * random.NextDouble());
        return ("collapses a second", forces.CollapsesPerSecond);
    }

    private (string, double) Wear(double excessDb)
    {
        var share = Share(excessDb);
        forces.Order(2) *= Amplitude(excessDb);
        forces.FloorPower *= Power(excessDb / 2);
        if (share > 0.7)
            Comb(0.02 * firstOrder * Amplitude(excessDb), 1);
        return ("clearance growth", ClearanceGrowth(excessDb));
    }

    /// <summary>Clearance of a worn bearing over that of a new one.</summary>
    public static double ClearanceGrowth(double excessDb) => 1.1 + 0.9 * Share(excessDb);

    // The limit cycle grows from nothing at the critical Sommerfeld number: a loaded journal does not whirl.
    private (string, double) OilWhirl(double excessDb)
    {
        var order = Whirl(0.2 * firstOrder * Amplitude(excessDb));
        return ("whirl over shaft frequency", order);
    }

    // Locked at the first critical it takes up more of the clearance.
    private (string, double) OilWhip(double excessDb)
    {
        Whirl(0.3 * firstOrder * Amplitude(excessDb));
        return ("first critical, Hz", machine.CriticalHz);
    }

    private double Whirl(double full)
    {
        var film = FilmState.Of(machine.Bearing, point);
        var order = machine.WhirlOrder(film.Eccentricity);
        var share = machine.Bearing.CriticalSommerfeld / film.Sommerfeld;
        forces.Whirl = new WhirlForce(
            full * Math.Sqrt(Math.Max(0, 1 - share)), order, point.SpeedHz * share, machine.CriticalHz, random.NextDouble(0.05, 0.15));
        return order;
    }
}
