namespace Cluster.Contracts.Campaigns;

/// <summary>The value one trial reported at one epoch.</summary>
[GenerateSerializer, Immutable, Alias("Campaigns.ReportedValue")]
public sealed record ReportedValue([property: Id(0)] int Number, [property: Id(1)] int Epoch, [property: Id(2)] double Value);
