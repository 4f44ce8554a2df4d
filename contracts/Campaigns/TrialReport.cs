namespace Cluster.Contracts.Campaigns;

/// <summary>Epoch reports of one trial, and what its worker wrote since the last ones.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.TrialReport")]
public sealed record TrialReport(
    [property: Id(0)] string Trial,
    [property: Id(1)] long Fence,
    [property: Id(2)] IReadOnlyList<EpochRow> Epochs,
    [property: Id(3)] JobLogPart? Log = null);
