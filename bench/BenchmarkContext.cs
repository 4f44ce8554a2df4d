namespace Cluster.Bench;

/// <summary>What a benchmark may use: the folder with the peers' own measurements, if REFERENCE names one.</summary>
internal sealed record BenchmarkContext(string? Reference, CancellationToken Cancellation);
