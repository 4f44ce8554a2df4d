namespace Cluster.Compute.Signals.Measures;

/// <summary>Units between which vibration can be converted: those of acceleration among each other, and those of velocity.</summary>
public static class VibrationUnits
{
    /// <summary>What is offered: acceleration (g, m/s2, mm/s2, in/s2), then velocity (mm/s, m/s, in/s).</summary>
    public static IReadOnlyList<string> Offered { get; } = ["g", "m/s2", "mm/s2", "in/s2", "mm/s", "m/s", "in/s"];

    /// <summary>What to multiply values in one unit by to have them in another; null where a unit is unknown or they measure different things.</summary>
    public static double? Factor(string? from, string? to)
    {
        var (source, target) = (InMetres(from), InMetres(to));
        if (source is not { } known || target is not { } wanted || known.IsVelocity != wanted.IsVelocity)
            return null;
        return known.Metres == wanted.Metres ? 1 : known.Metres / wanted.Metres;
    }

    private static (bool IsVelocity, double Metres)? InMetres(string? unit)
    {
        if (Acceleration.InMetresPerSecondSquared(unit) is { } acceleration)
            return (false, acceleration);
        return unit?.Trim() switch
        {
            "m/s" => (true, 1),
            "mm/s" => (true, 1e-3),
            "in/s" or "ips" => (true, 0.0254),
            _ => null,
        };
    }
}
