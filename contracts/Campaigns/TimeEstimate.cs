namespace Cluster.Contracts.Campaigns;

/// <summary>Time still needed, with its 80 % interval, and the sentence that says what it rests on; null bounds while nothing has finished.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.TimeEstimate")]
public sealed record TimeEstimate(
    [property: Id(0)] TimeSpan? Remaining,
    [property: Id(1)] TimeSpan? Lower,
    [property: Id(2)] TimeSpan? Upper,
    [property: Id(3)] string Basis);
