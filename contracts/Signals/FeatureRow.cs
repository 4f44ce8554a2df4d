namespace Cluster.Contracts.Signals;

/// <summary>What one of the features is: its name, its unit ("unit" stands for that of the signal) and its formula in words.</summary>
[GenerateSerializer, Immutable, Alias("Signals.FeatureRow")]
public sealed record FeatureRow([property: Id(0)] string Name, [property: Id(1)] string Unit, [property: Id(2)] string Formula);
