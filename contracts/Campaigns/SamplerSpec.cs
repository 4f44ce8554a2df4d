namespace Cluster.Contracts.Campaigns;

/// <summary>The sampler and its settings; StartupTrials are drawn at random before TPE models anything.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.SamplerSpec")]
public sealed record SamplerSpec([property: Id(0)] SamplerKind Kind, [property: Id(1)] int StartupTrials = 10);
