namespace Cluster.Contracts.Signals;

/// <summary>Signals of one dataset that somebody picked, kept by the server under the digest of what was picked: the same choice has the same id.</summary>
[GenerateSerializer, Immutable, Alias("Signals.SignalSelection")]
public sealed record SignalSelection([property: Id(0)] string Id, [property: Id(1)] string Dataset, [property: Id(2)] int Signals);
