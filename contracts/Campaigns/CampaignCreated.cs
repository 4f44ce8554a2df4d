namespace Cluster.Contracts.Campaigns;

/// <summary>The campaign was accepted.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.CampaignCreated")]
public sealed record CampaignCreated([property: Id(0)] CampaignSpec Spec, [property: Id(1)] string User, [property: Id(2)] Guid CommandId) : CampaignEvent
{
    /// <inheritdoc/>
    public override string Describe() => $"{User} created the campaign: {Spec.Budget.MaxTrials} trials by {Spec.Sampler.Kind}, seed {Spec.Seed}.";
}
