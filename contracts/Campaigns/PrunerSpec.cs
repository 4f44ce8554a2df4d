namespace Cluster.Contracts.Campaigns;

/// <summary>The pruner and its settings: for the median rule StartupTrials and WarmupEpochs, for ASHA MinEpochs and ReductionFactor.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.PrunerSpec")]
public sealed record PrunerSpec(
    [property: Id(0)] PrunerKind Kind,
    [property: Id(1)] int StartupTrials = 5,
    [property: Id(2)] int WarmupEpochs = 0,
    [property: Id(3)] int MinEpochs = 1,
    [property: Id(4)] int ReductionFactor = 3);
