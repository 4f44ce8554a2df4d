namespace Cluster.Compute.Signals.Generation;

/// <summary>What the classes are called in datasets, and which single faults the mixed ones hold.</summary>
public static class FaultLabels
{
    private static readonly string[] Labels =
    [
        "healthy", "misalignment", "imbalance", "clearance", "lubrication", "cavitation", "wear", "oil whirl",
        "misalignment + imbalance", "wear + lubrication", "cavitation + clearance", "oil whip",
    ];

    /// <summary>Labels in the order of <see cref="FaultClass"/>.</summary>
    public static IReadOnlyList<string> All => Labels;

    /// <summary>The eleven standard classes: all but oil whip.</summary>
    public static IReadOnlyList<FaultClass> StandardClasses { get; } = [.. Enum.GetValues<FaultClass>().Where(fault => fault != FaultClass.OilWhip)];

    public static string Of(FaultClass fault) => Labels[(int)fault];

    /// <summary>The single faults of a class; none for healthy.</summary>
    public static IReadOnlyList<FaultClass> Parts(FaultClass fault) => fault switch
    {
        FaultClass.Healthy => [],
        FaultClass.MisalignmentImbalance => [FaultClass.Misalignment, FaultClass.Imbalance],
        FaultClass.WearLubrication => [FaultClass.Wear, FaultClass.Lubrication],
        FaultClass.CavitationClearance => [FaultClass.Cavitation, FaultClass.Clearance],
        _ => [fault],
    };
}
