namespace Cluster.Compute.Models.Jobs;

/// <summary>What a checkpoint of an analytic job holds: values of the finished epochs, and the digest of its job.</summary>
internal sealed record AnalyticState(string Digest, IReadOnlyList<double> Values);
