namespace Cluster.Contracts.Campaigns;

/// <summary>Epoch reports of one trial that are durable by now.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.TrialReport")]
public sealed record TrialReport(
    [property: Id(0)] string Trial,
    [property: Id(1)] long Fence,
    [property: Id(2)] IReadOnlyList<EpochRow> Epochs);
