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

    /// <summary>Parts of its workers' logs by fence and first line.</summary>
    public SortedDictionary<(long Fence, int Line), string> Log { get; } = [];

    public void Keep(long fence, JobLogPart? part)
    {
        if (part is not null)
            Log[(fence, part.FirstLine)] = part.Text;
    }
}
