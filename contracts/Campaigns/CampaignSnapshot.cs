namespace Cluster.Contracts.Campaigns;

/// <summary>A campaign with its specification, all its trials and how many epoch reports they have: what a live page starts from.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.CampaignSnapshot")]
public sealed record CampaignSnapshot(
    [property: Id(0)] CampaignRow Row,
    [property: Id(1)] CampaignSpec Spec,
    [property: Id(2)] IReadOnlyList<TrialRow> Trials,
    [property: Id(3)] long Reports);
