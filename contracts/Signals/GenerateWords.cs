namespace Cluster.Contracts.Signals;

/// <summary>The words a <see cref="GenerateSpec"/> is made of.</summary>
public static class GenerateWords
{
    /// <summary>The eleven standard classes in the order of a model's outputs.</summary>
    public static IReadOnlyList<string> StandardClasses { get; } =
    [
        "healthy", "misalignment", "imbalance", "clearance", "lubrication", "cavitation", "wear", "oil whirl",
        "misalignment + imbalance", "wear + lubrication", "cavitation + clearance",
    ];

    /// <summary>The standard classes and oil whip, which only a run-up shows.</summary>
    public static IReadOnlyList<string> Classes { get; } = [.. StandardClasses, "oil whip"];

    /// <summary>Levels of a fault, weakest first.</summary>
    public static IReadOnlyList<string> Severities { get; } = ["incipient", "mild", "moderate", "severe"];

    /// <summary>How the speed runs: constant with a slow random walk, a ramp of 20 % about the mean, a run-up, a run-up and down again.</summary>
    public static IReadOnlyList<string> SpeedProfiles { get; } = ["constant", "ramp", "run-up", "run-up and down"];
}
