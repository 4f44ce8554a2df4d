namespace Cluster.Contracts.Campaigns;

/// <summary>The sampler and its settings; StartupTrials are drawn before TPE, the Gaussian process and the automatic choice model anything.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.SamplerSpec")]
public sealed record SamplerSpec([property: Id(0)] SamplerKind Kind, [property: Id(1)] int StartupTrials = 10);
