namespace Cluster.Compute.Signals.Generation;

/// <summary>The states of a journal bearing that the generator knows; the numbers are the order of a model's outputs.</summary>
public enum FaultClass
{
    Healthy = 0,
    Misalignment = 1,
    Imbalance = 2,
    Clearance = 3,
    Lubrication = 4,
    Cavitation = 5,
    Wear = 6,
    OilWhirl = 7,
    MisalignmentImbalance = 8,
    WearLubrication = 9,
    CavitationClearance = 10,

    /// <summary>Not one of the eleven standard classes: only a run-up shows it.</summary>
    OilWhip = 11,
}
