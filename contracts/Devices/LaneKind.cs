namespace Cluster.Contracts.Devices;

/// <summary>What kind of job a lane runs.</summary>
[GenerateSerializer, Alias("Devices.LaneKind")]
public enum LaneKind
{
    /// <summary>Trainings: one job a lane, lanes = cores or GPUs.</summary>
    Training,

    /// <summary>Short jobs somebody waits for: oversubscribed, at higher priority of the operating system.</summary>
    Interactive,
}
