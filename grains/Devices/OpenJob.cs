using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;

namespace Cluster.Grains.Devices;

/// <summary>What the scheduler keeps of a job that waits or runs.</summary>
public sealed record OpenJob(
    string Id,
    string? Campaign,
    int Parallel,
    LaneKind LaneKind,
    int Priority,
    int TrialNumber,
    long Number,
    bool Running,
    DesiredState Desired,
    long Fence,
    string? Silo,
    string? SiloName,
    string? Lane,
    DateTimeOffset QueuedAt,
    DateTimeOffset? GrantedAt,
    string Title)
{
    /// <summary>The dataset that the job generates; null for another job.</summary>
    public string? Generates { get; init; }
}
