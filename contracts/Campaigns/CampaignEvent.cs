using System.Text.Json.Serialization;

namespace Cluster.Contracts.Campaigns;

/// <summary>One entry of a campaign's append-only log; the campaign's state is the fold of its log.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.CampaignEvent")]
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(CampaignCreated), "created")]
[JsonDerivedType(typeof(TrialSuggested), "suggested")]
[JsonDerivedType(typeof(TrialEnded), "ended")]
[JsonDerivedType(typeof(TrialPruneDecided), "prune-decided")]
[JsonDerivedType(typeof(TrialsReported), "reported")]
[JsonDerivedType(typeof(CampaignStatusChanged), "status")]
[JsonDerivedType(typeof(CampaignExtended), "extended")]
[JsonDerivedType(typeof(PointsEnqueued), "enqueued")]
public abstract record CampaignEvent
{
    /// <summary>Position in the log, from 1.</summary>
    [Id(0)]
    public long Seq { get; init; }

    /// <summary>When it was committed.</summary>
    [Id(1)]
    public DateTimeOffset At { get; init; }

    /// <summary>What happened, in one sentence for a person.</summary>
    public abstract string Describe();
}
