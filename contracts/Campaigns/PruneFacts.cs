namespace Cluster.Contracts.Campaigns;

/// <summary>Why a trial was pruned: at which epoch, its value, the cut-off it missed and among how many peers.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.PruneFacts")]
public sealed record PruneFacts(
    [property: Id(0)] int Epoch,
    [property: Id(1)] double Value,
    [property: Id(2)] double CutOff,
    [property: Id(3)] int Peers,
    [property: Id(4)] string Rule);
