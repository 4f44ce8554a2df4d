namespace Cluster.Compute.Models.Jobs;

/// <summary>The job failed by itself.</summary>
public sealed record JobFailed(FailureKind Kind, string Message) : WorkerReport;
