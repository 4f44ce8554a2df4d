namespace Cluster.Compute.Signals.Measures;

/// <summary>Units of acceleration.</summary>
public static class Acceleration
{
    /// <summary>Standard gravity in m/s^2 (ISO 80000-3).</summary>
    public const double StandardGravity = 9.80665;

    /// <summary>What to multiply by for m/s^2; null if the unit is none of acceleration (V and proximity probes are not).</summary>
    public static double? InMetresPerSecondSquared(string? unit) => unit?.Trim() switch
    {
        "g" or "G" or "gn" => StandardGravity,
        "mg" => StandardGravity / 1000,
        "m/s2" or "m/s^2" or "m/s²" or "m/s/s" => 1,
        "mm/s2" or "mm/s^2" or "mm/s²" => 1e-3,
        "in/s2" or "in/s^2" or "in/s²" => 0.0254,
        _ => null,
    };
}
