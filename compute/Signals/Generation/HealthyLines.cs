using System.Numerics;
using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>The lines that every machine shows: 1X, 2X, 3X and vane pass.</summary>
internal static class HealthyLines
{
    private const double MillimetresPerSecondSquared = 9806.65;

    /// <summary>Peak acceleration in g at 1X for 1 mm/s RMS.</summary>
    public static double PerMillimetrePerSecond(double speedHz)
        => Math.Sqrt(2) * 2 * Math.PI * speedHz / MillimetresPerSecondSquared;

    public static void Set(FaultForces forces, VirtualMachine machine, double speedHz, CounterRandom random)
    {
        // Displacement by residual imbalance follows the rotor's response; velocity adds one power of the speed.
        var (size, lag) = machine.Response(speedHz);
        var rated = machine.Response(machine.RatedHz).Size;
        var velocity = machine.FirstOrder * size / rated * speedHz / machine.RatedHz;
        Line(1, velocity, machine.Phases[0] - lag);
        Line(2, machine.FirstOrder * machine.SecondOrder, machine.Phases[1]);
        Line(3, machine.FirstOrder * machine.ThirdOrder, machine.Phases[2]);
        Line(machine.Vanes, machine.FirstOrder * machine.VanePass, machine.Phases[machine.Vanes - 1]);

        void Line(int order, double millimetresPerSecond, double phase)
        {
            var jitter = 1 + random.NextDouble(0.05, 0.15) * random.NextGaussian() / 2;
            forces.Order(order) += Complex.FromPolarCoordinates(
                PerMillimetrePerSecond(speedHz) * order * millimetresPerSecond * Math.Abs(jitter), phase);
        }
    }
}
