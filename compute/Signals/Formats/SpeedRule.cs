namespace Cluster.Compute.Signals.Formats;

/// <summary>Where a recording's speed comes from: a variable of the file, or else a number of the manifest.</summary>
/// <param name="Variable">Name or pattern such as <c>*RPM</c>; null where the file is not asked.</param>
/// <param name="Rpm">Revolutions per minute where the file has none.</param>
public sealed record SpeedRule(string? Variable, double? Rpm)
{
    /// <summary>What the variable counts in a minute: 1 for rpm, 60 for Hz.</summary>
    public double PerMinute { get; init; } = 1;
}
