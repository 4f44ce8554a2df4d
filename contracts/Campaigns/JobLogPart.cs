namespace Cluster.Contracts.Campaigns;

/// <summary>Lines of a worker's log: <paramref name="Lines"/> of them from line <paramref name="FirstLine"/> on (0-based within one lease), joined by line feeds.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.JobLogPart")]
public sealed record JobLogPart(
    [property: Id(0)] int FirstLine,
    [property: Id(1)] int Lines,
    [property: Id(2)] string Text);
