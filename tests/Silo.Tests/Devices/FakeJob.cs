using Cluster.Contracts.Campaigns;
using Cluster.Contracts.Devices;

namespace Cluster.Silo.Tests.Devices;

/// <summary>What the table has of a job.</summary>
internal sealed class FakeJob(LaneKind kind)
{
    public LaneKind Kind { get; } = kind;

    public long Fence { get; set; }

    public bool Running { get; set; }

    public DesiredState Desired { get; set; }

    public List<EpochRow> Epochs { get; } = [];

    public int DurableUpTo { get; set; }

    public string? Checkpoint { get; set; }

    public int CheckpointEpoch { get; set; }

    public List<JobEnd> Ends { get; } = [];
}
