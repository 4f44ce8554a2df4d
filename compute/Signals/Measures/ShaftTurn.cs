namespace Cluster.Compute.Signals.Measures;

/// <summary>
/// When a shaft stood at which angle: times of equal angles, joined by a monotone cubic (Fritsch and Carlson, "Monotone piecewise cubic
/// interpolation", SIAM J. Numer. Anal. 17, 1980). With a pulse a revolution a change of speed within one is followed to third order.
/// </summary>
public sealed class ShaftTurn
{
    private readonly double[] times;
    private readonly double[] slopes;
    private readonly double marksPerTurn;

    private ShaftTurn(double[] times, double marksPerTurn)
    {
        (this.times, this.marksPerTurn) = (times, marksPerTurn);
        slopes = Slopes(times);
    }

    /// <summary>Whole and part revolutions from the first mark to the last.</summary>
    public double Revolutions => (times.Length - 1) / marksPerTurn;

    /// <summary>Time of the first mark.</summary>
    public double FirstSeconds => times[0];

    /// <summary>Time of the last mark.</summary>
    public double LastSeconds => times[^1];

    /// <summary>Slowest revolutions a second between two marks.</summary>
    public double SlowestHz => 1 / (marksPerTurn * Gaps().Max());

    /// <summary>Fastest revolutions a second between two marks.</summary>
    public double FastestHz => 1 / (marksPerTurn * Gaps().Min());

    /// <summary>A shaft whose mark passes at the given times, which must rise; at least 3.</summary>
    /// <param name="seconds">Times of the pulses from the first sample on.</param>
    /// <param name="pulsesPerTurn">Pulses of one revolution.</param>
    public static ShaftTurn FromTacho(ReadOnlySpan<double> seconds, int pulsesPerTurn = 1)
    {
        if (pulsesPerTurn < 1)
            throw new ArgumentException($"expected at least 1 pulse a revolution, found {pulsesPerTurn}", nameof(pulsesPerTurn));
        if (seconds.Length < 3)
            throw new ArgumentException($"expected at least 3 tacho pulses, found {seconds.Length}", nameof(seconds));
        for (var i = 1; i < seconds.Length; i++)
        {
            if (!(seconds[i] > seconds[i - 1] && double.IsFinite(seconds[i]) && double.IsFinite(seconds[0])))
                throw new ArgumentException($"expected rising tacho times, found {seconds[i - 1]} s and then {seconds[i]} s", nameof(seconds));
        }

        return new ShaftTurn(seconds.ToArray(), pulsesPerTurn);
    }

    /// <summary>A shaft of constant speed from 0 s for a duration.</summary>
    public static ShaftTurn AtSpeed(double rpm, double seconds)
    {
        if (!(rpm > 0 && double.IsFinite(rpm) && seconds > 0 && double.IsFinite(seconds)))
            throw new ArgumentException($"expected a speed above 0 rpm for more than 0 s, found {rpm} rpm for {seconds} s");
        return new ShaftTurn([0, seconds / 2, seconds], 2 / (seconds * rpm / 60));
    }

    /// <summary>When the shaft had turned so far from its first mark.</summary>
    public double SecondsAt(double revolutions)
    {
        var at = Math.Clamp(revolutions * marksPerTurn, 0, times.Length - 1);
        var i = Math.Min((int)at, times.Length - 2);
        var u = at - i;
        var (a, b) = (1 - u, u);
        return times[i] * a * a * (1 + 2 * b) + times[i + 1] * b * b * (1 + 2 * a) + slopes[i] * a * a * b - slopes[i + 1] * a * b * b;
    }

    private static double[] Slopes(double[] times)
    {
        var last = times.Length - 1;
        var result = new double[times.Length];
        for (var i = 1; i < last; i++)
        {
            var (before, after) = (times[i] - times[i - 1], times[i + 1] - times[i]);
            result[i] = Math.Min((before + after) / 2, 3 * Math.Min(before, after));
        }

        // At the ends the slope that continues the parabola through the nearest three marks.
        result[0] = Math.Clamp(2 * (times[1] - times[0]) - result[1], 0, 3 * (times[1] - times[0]));
        result[last] = Math.Clamp(2 * (times[last] - times[last - 1]) - result[last - 1], 0, 3 * (times[last] - times[last - 1]));
        return result;
    }

    private IEnumerable<double> Gaps() => times.Zip(times.Skip(1), (before, after) => after - before);
}
