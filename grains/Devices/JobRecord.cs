using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;

namespace Cluster.Grains.Devices;

/// <summary>A row of table job: whatever holds a lane, with its lease columns and what it has reached.</summary>
public sealed record JobRecord
{
    public required string Id { get; init; }

    public required string Kind { get; init; }

    public required string Pool { get; init; }

    public required LaneKind LaneKind { get; init; }

    public required int Priority { get; init; }

    public string? Campaign { get; init; }

    public int? TrialNumber { get; init; }

    public string? Experiment { get; init; }

    public string? Dataset { get; init; }

    public int DatasetVersion { get; init; }

    public required string Title { get; init; }

    public IReadOnlyList<ParameterValue> Parameters { get; init; } = [];

    public long Seed { get; init; }

    public int Epochs { get; init; }

    /// <summary>The job in the worker's JSON, without paths.</summary>
    public required string Body { get; init; }

    public TrialState State { get; init; }

    public DesiredState Desired { get; init; }

    public int Generation { get; init; }

    public long Fence { get; init; }

    public string? Silo { get; init; }

    public string? SiloName { get; init; }

    public string? Lane { get; init; }

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset QueuedAt { get; init; }

    public DateTimeOffset? GrantedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    public int Epoch { get; init; }

    public double? Value { get; init; }

    public int? BestEpoch { get; init; }

    public int? RecordsCorrect { get; init; }

    public int? Records { get; init; }

    public string? Checkpoint { get; init; }

    public int CheckpointEpoch { get; init; }

    /// <summary>How often in a row the run was lost without a later checkpoint.</summary>
    public int Losses { get; init; }

    public int LossesAtEpoch { get; init; }

    public string? FailureKind { get; init; }

    public string? Reason { get; init; }

    public string? Result { get; init; }

    public string? Pruned { get; init; }

    public double LaneSeconds { get; init; }

    public long Version { get; init; }

    /// <summary>Whether the state absorbs.</summary>
    public bool IsFinished => State is TrialState.Completed or TrialState.Pruned or TrialState.Stopped or TrialState.Failed;
}
