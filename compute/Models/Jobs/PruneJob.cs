namespace Cluster.Compute.Models.Jobs;

/// <summary>End after this batch with <see cref="JobStopped"/> marked as pruned.</summary>
public sealed record PruneJob : WorkerCommand;
