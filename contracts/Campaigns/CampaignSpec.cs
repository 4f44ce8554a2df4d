namespace Cluster.Contracts.Campaigns;

/// <summary>Everything a campaign is asked to do. Seed decides all that is random in it; Priority: higher starts first; Dataset may be empty only with an analytic objective.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.CampaignSpec")]
public sealed record CampaignSpec(
    [property: Id(0)] string Name,
    [property: Id(1)] string Model,
    [property: Id(2)] string? Dataset,
    [property: Id(3)] int DatasetVersion,
    [property: Id(4)] IReadOnlyList<ParameterSpec> Parameters,
    [property: Id(5)] SamplerSpec Sampler,
    [property: Id(6)] PrunerSpec Pruner,
    [property: Id(7)] BudgetSpec Budget,
    [property: Id(8)] TrainingSpec Training,
    [property: Id(9)] long Seed,
    [property: Id(10)] int Priority = 0);
