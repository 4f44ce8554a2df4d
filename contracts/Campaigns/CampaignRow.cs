using Cluster.Contracts.Optuna;

namespace Cluster.Contracts.Campaigns;

/// <summary>A campaign as lists show it. Version is the sequence number of its last event; Running since and Elapsed leave out paused time.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.CampaignRow")]
public sealed record CampaignRow(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] string Owner,
    [property: Id(3)] string Model,
    [property: Id(4)] string? Dataset,
    [property: Id(5)] SamplerKind Sampler,
    [property: Id(6)] PrunerKind Pruner,
    [property: Id(7)] CampaignStatus Status,
    [property: Id(8)] string? StatusReason,
    [property: Id(9)] int MaxTrials,
    [property: Id(10)] int Parallel,
    [property: Id(11)] int Priority,
    [property: Id(12)] CampaignCounts Counts,
    [property: Id(13)] TrialRow? Best,
    [property: Id(14)] DateTimeOffset CreatedAt,
    [property: Id(15)] DateTimeOffset? StartedAt,
    [property: Id(16)] DateTimeOffset? EndedAt,
    [property: Id(17)] TimeSpan Elapsed,
    [property: Id(18)] TimeEstimate Estimate,
    [property: Id(19)] double LaneSeconds,
    [property: Id(20)] long Version)
{
    /// <summary>The Optuna study whose trials outside workers run; null for a campaign of our own.</summary>
    [Id(21)]
    public StudyFacts? Study { get; init; }
}
