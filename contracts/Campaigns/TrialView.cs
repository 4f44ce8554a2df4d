using Cluster.Contracts.Devices;
using Cluster.Contracts.Models;
using Cluster.Contracts.Optuna;

namespace Cluster.Contracts.Campaigns;

/// <summary>A trial with all that is known of it: learning curve, every lease it had, artifacts, and the log of its workers, oldest line first.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.TrialView")]
public sealed record TrialView(
    [property: Id(0)] TrialRow Row,
    [property: Id(1)] string CampaignName,
    [property: Id(2)] IReadOnlyList<EpochRow> Epochs,
    [property: Id(3)] IReadOnlyList<GrantRow> Grants,
    [property: Id(4)] IReadOnlyList<ArtifactRow> Artifacts,
    [property: Id(5)] string? Log,
    [property: Id(6)] int? CheckpointEpoch,
    [property: Id(7)] PruneFacts? Pruned)
{
    /// <summary>What the worker of an Optuna study wrote beside the trial's values.</summary>
    [Id(8)]
    public IReadOnlyList<StudyAttribute> Attributes { get; init; } = [];
}
