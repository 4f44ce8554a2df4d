namespace Cluster.History.Devices;

/// <summary>A row of the table job; Parameters in one canonical line, Checkpoint as hex, QueuedAt when it last began to wait.</summary>
public sealed record LoggedJob(
    string Id,
    string Kind,
    string? Campaign,
    int? TrialNumber,
    string Parameters,
    long Seed,
    int Epochs,
    string State,
    string Desired,
    long Fence,
    string? Silo,
    string LaneKind,
    DateTimeOffset QueuedAt,
    int Epoch,
    double? Value,
    string? Checkpoint,
    int CheckpointEpoch,
    DateTimeOffset? EndedAt)
{
    /// <summary>Whether it reached a state that absorbs.</summary>
    public bool IsFinished => State is "completed" or "pruned" or "stopped" or "failed";
}
