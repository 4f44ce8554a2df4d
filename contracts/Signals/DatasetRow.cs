namespace Cluster.Contracts.Signals;

/// <summary>A dataset as lists show it, at its newest version. Leaky says that its split puts windows of one recording on two sides; SharesGroups that validation uses groups of the training side. Revision rises with each commit of the dataset.</summary>
[GenerateSerializer, Immutable, Alias("Signals.DatasetRow")]
public sealed record DatasetRow(
    [property: Id(0)] string Id,
    [property: Id(1)] string Name,
    [property: Id(2)] int Version,
    [property: Id(3)] DatasetStatus Status,
    [property: Id(4)] string? StatusReason,
    [property: Id(5)] int Signals,
    [property: Id(6)] IReadOnlyList<string> Labels,
    [property: Id(7)] string Grouping,
    [property: Id(8)] bool Leaky,
    [property: Id(9)] bool SharesGroups,
    [property: Id(10)] int Done,
    [property: Id(11)] int Total,
    [property: Id(12)] string Origin,
    [property: Id(13)] DateTimeOffset CreatedAt,
    [property: Id(14)] string Hash,
    [property: Id(15)] long Revision)
{
    /// <summary>While it is made: seconds it will still take at the pace so far, or null where that is not known.</summary>
    [Id(16)]
    public double? SecondsLeft { get; init; }
}
