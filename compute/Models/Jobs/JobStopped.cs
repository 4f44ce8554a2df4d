namespace Cluster.Compute.Models.Jobs;

/// <summary>The job ended before its end: because it was asked to, was pruned, or let its deadline pass.</summary>
public sealed record JobStopped(StopReason Reason) : WorkerReport;
