using System.Text.Json;
using System.Text.Json.Serialization;
using Cluster.Contracts.Campaigns;

namespace Cluster.Grains.Campaigns;

/// <summary>What a campaign keeps besides its log and its trial rows; stays small whatever the number of trials.</summary>
public sealed record CampaignState
{
    /// <summary>Version of this state's own shape.</summary>
    public int Shape { get; init; } = 1;

    public CampaignSpec? Spec { get; init; }

    public string Owner { get; init; } = "";

    public CampaignStatus Status { get; init; }

    public string? Reason { get; init; }

    /// <summary>Sequence number of the last event of the log.</summary>
    public long Seq { get; init; }

    /// <summary>Number of the next trial; all lower ones exist.</summary>
    public int NextNumber { get; init; }

    /// <summary>Why no further point will be drawn although the budget allows it; null while points are drawn.</summary>
    public string? Draining { get; init; }

    /// <summary>Points chosen by hand that are no trials yet, in order.</summary>
    public IReadOnlyList<EnqueuedPoint> Enqueued { get; init; } = [];

    public DateTimeOffset CreatedAt { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Since when it has been running without a pause; null while it does not run.</summary>
    public DateTimeOffset? ActiveSince { get; init; }

    /// <summary>Running time before <see cref="ActiveSince"/>.</summary>
    public double ActiveSeconds { get; init; }

    /// <summary>What a newer version wrote and this one does not know.</summary>
    [JsonExtensionData]
    public Dictionary<string, JsonElement>? Unknown { get; init; }

    /// <summary>Whether trials may still run.</summary>
    [JsonIgnore]
    public bool IsActive => Status is not (CampaignStatus.Stopped or CampaignStatus.Completed or CampaignStatus.Failed);
}
