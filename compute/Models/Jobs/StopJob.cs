namespace Cluster.Compute.Models.Jobs;

/// <summary>End after this batch with <see cref="JobStopped"/>.</summary>
public sealed record StopJob : WorkerCommand;
