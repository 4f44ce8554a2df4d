using System.Numerics;

namespace Cluster.Compute.Signals.Generation;

/// <summary>The way of noise and impulses to the sensor: casing modes side by side, and a direct part above 1.5 kHz.</summary>
internal sealed class CasingFilter
{
    private const double DirectHz = 1_500;
    private const double DirectShare = 0.5;

    private readonly double[] first;
    private readonly double[] second;
    private readonly double[] drive;
    private readonly double directKeep;
    private double scale = 1;

    /// <summary>White noise of power 1 leaves with power 1.</summary>
    public CasingFilter(IReadOnlyList<CasingMode> modes, double rateHz)
    {
        var audible = modes.Where(mode => mode.Hz < 0.45 * rateHz).ToArray();
        first = new double[audible.Length];
        second = new double[audible.Length];
        drive = new double[audible.Length];
        for (var i = 0; i < audible.Length; i++)
        {
            var angle = 2 * Math.PI * audible[i].Hz / rateHz;
            var radius = Math.Exp(-audible[i].Damping * angle);
            first[i] = 2 * radius * Math.Cos(angle);
            second[i] = radius * radius;
            // Narrow modes would otherwise hold all the power.
            drive[i] = audible[i].Gain * Math.Sqrt(1 - radius * radius) * Math.Sin(angle);
        }
        directKeep = Math.Exp(-2 * Math.PI * DirectHz / rateHz);
        // The slowest mode has lost its energy by then: 0.005 of damping at 800 Hz.
        var impulse = new double[(int)(0.4 * rateHz)];
        impulse[0] = 1;
        Apply(impulse);
        scale = 1 / Math.Sqrt(impulse.Sum(value => value * value));
    }

    /// <summary>Power gain at a frequency.</summary>
    public double PowerAt(double hz, double rateHz)
    {
        var back = Complex.FromPolarCoordinates(1, -2 * Math.PI * hz / rateHz);
        var sum = DirectShare * (1 - (1 - directKeep) / (1 - directKeep * back));
        for (var mode = 0; mode < first.Length; mode++)
            sum += drive[mode] / (1 - first[mode] * back + second[mode] * back * back);
        var size = scale * sum.Magnitude;
        return size * size;
    }

    public void Apply(double[] x)
    {
        Span<double> before = stackalloc double[first.Length];
        Span<double> beforeThat = stackalloc double[first.Length];
        var low = 0.0;
        for (var i = 0; i < x.Length; i++)
        {
            low += (1 - directKeep) * (x[i] - low);
            var sum = DirectShare * (x[i] - low);
            for (var mode = 0; mode < first.Length; mode++)
            {
                var now = drive[mode] * x[i] + first[mode] * before[mode] - second[mode] * beforeThat[mode];
                beforeThat[mode] = before[mode];
                before[mode] = now;
                sum += now;
            }
            x[i] = scale * sum;
        }
    }
}
