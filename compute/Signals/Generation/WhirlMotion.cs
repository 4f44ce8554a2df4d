using Cluster.Compute.Statistics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>
/// Oil whirl: a limit cycle of slowly wandering size and phase beside the shaft's turning, not locked to it; a forward circle, so that Y is X a quarter
/// turn later. On a run-up it begins at its onset, follows the speed, and stays at the first critical as whip.
/// </summary>
internal sealed class WhirlMotion
{
    // Once begun the film keeps the journal going at no less than this share of its full size, squared.
    private const double LeastGrowth = 0.15;

    private readonly WhirlForce force;
    private readonly ShaftMotion shaft;
    private readonly VirtualMachine machine;
    private readonly OperatingPoint point;
    private readonly CounterRandom random;
    private readonly double growth;
    private readonly double stir;
    private readonly double sides;
    private bool whirls;

    public WhirlMotion(WhirlForce force, ShaftMotion shaft, VirtualMachine machine, OperatingPoint point, CounterRandom random)
    {
        (this.force, this.shaft, this.machine, this.point, this.random) = (force, shaft, machine, point, random);
        (growth, stir, sides) = (random.NextDouble(2, 8), random.NextDouble(0.1, 0.3), random.NextDouble(0.05, 0.2));
        whirls = shaft.IsSteady;
    }

    /// <summary>Adds the whirl line, its double, and its sum and difference with 1X.</summary>
    public void AddTo(double[] x, double[]? y, RecordWindows windows)
    {
        var size = shaft.IsSteady ? random.NextDouble(0.7, 1.1) : 0.02;
        var angle = random.NextDouble(0, 2 * Math.PI);
        var (gain, before) = (0.0, shaft.Angles[0]);
        for (var start = 0; start < x.Length; start += ShaftMotion.Block)
        {
            var speed = shaft.Speeds[start / ShaftMotion.Block];
            var hz = force.Locked(OrderAt(speed) * speed);
            size = Grow(size, speed);
            var slip = Slip(hz) * random.NextGaussian() / ShaftMotion.Block;
            var next = force.SizeG * size * Displacement(hz);
            var step = (next - gain) / ShaftMotion.Block;
            if (start == 0)
                (gain, step) = (next, 0);
            var end = Math.Min(x.Length, start + ShaftMotion.Block);
            var window = windows.At(start);
            windows.WhirlEnergy[window] += next * next / 2 * (end - start);
            windows.WhirlHz[window] += hz * (end - start);
            for (var i = start; i < end; i++)
            {
                gain += step;
                angle += hz / speed * (shaft.Angles[i] - before) + slip;
                before = shaft.Angles[i];
                var (sine, cosine) = Math.SinCos(angle);
                var turn = Math.Cos(before);
                x[i] += gain * (cosine + sides * (2 * cosine * cosine - 1 + 2 * cosine * turn));
                if (y is not null)
                    y[i] += gain * (sine + sides * (2 * sine * cosine + 2 * sine * turn));
            }
        }
    }

    // The film stiffens as the journal sinks deeper: the order falls with the eccentricity of the present speed.
    private double OrderAt(double speedHz)
        => shaft.IsSteady
            ? force.Order
            : machine.WhirlOrder(FilmState.Of(machine.Bearing, point with { SpeedHz = speedHz }).Eccentricity);

    // The phase wanders by a share of the whirl's own turning; a rotor that whips at its critical holds it.
    private double Slip(double hz)
        => Math.Sqrt(ShaftMotion.Block / shaft.RateHz * hz / 15) * (hz > 0.97 * force.LockHz ? 0.3 : 1);

    // Acceleration of the same displacement.
    private double Displacement(double hz)
    {
        if (shaft.IsSteady)
            return 1;
        var reference = force.Locked(force.Order * point.SpeedHz);
        return hz / reference * (hz / reference);
    }

    // a' = sigma a (1 - (a / limit)^2), stirred by turbulence; size 1 is that of the operating speed.
    private double Grow(double size, double speedHz)
    {
        var seconds = ShaftMotion.Block / shaft.RateHz;
        var limit = 1.0;
        if (!shaft.IsSteady)
        {
            var onset = whirls ? force.OnsetHz * (1 - force.Hysteresis) : force.OnsetHz;
            whirls = speedHz >= onset;
            var full = 1 - force.OnsetHz / point.SpeedHz;
            limit = Math.Sqrt(Math.Max(LeastGrowth, 1 - onset / speedHz) / Math.Max(LeastGrowth, full));
        }
        if (!whirls)
            return Math.Max(1e-4, size * Math.Exp(-growth * seconds));
        var ratio = size / limit;
        return Math.Clamp(
            size + growth * size * (1 - ratio * ratio) * seconds + stir * limit * Math.Sqrt(growth * seconds) * random.NextGaussian(), 0.02, 2);
    }
}
