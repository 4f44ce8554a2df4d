namespace Cluster.Contracts.Campaigns;

/// <summary>The pruner and its settings: for the median and percentile rules StartupTrials and WarmupEpochs, for the signed-rank rule WarmupEpochs, for ASHA and Hyperband MinEpochs and ReductionFactor.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.PrunerSpec")]
public sealed record PrunerSpec(
    [property: Id(0)] PrunerKind Kind,
    [property: Id(1)] int StartupTrials = 5,
    [property: Id(2)] int WarmupEpochs = 0,
    [property: Id(3)] int MinEpochs = 1,
    [property: Id(4)] int ReductionFactor = 3)
{
    /// <summary>The percentile rule keeps the best so many percent.</summary>
    [Id(5)]
    public double Percentile { get; init; } = 25;

    /// <summary>The patient rule waits so many epochs for an improvement.</summary>
    [Id(6)]
    public int Patience { get; init; } = 5;

    /// <summary>The signed-rank rule prunes below this probability.</summary>
    [Id(7)]
    public double Significance { get; init; } = 0.1;
}
